import NIOHTTP1

/// Where a clip is fetched, and with what.
struct DownloadSource: Sendable {
  let url: String
  let headers: HTTPHeaders
  /// Nil at the provider's own address.
  let link: ResultLink?

  /// A path at the provider's own address; the only place the key goes.
  static func own(
    _ segments: [String], query: [(name: String, value: String)] = [], of client: ProviderClient,
    accept: String = "video/mp4, */*"
  ) throws(ProviderError) -> DownloadSource {
    DownloadSource(
      url: try client.url(segments, query: query), headers: client.headers(accept: accept), link: nil)
  }

  /// A link out of a reply, relative to `page` if need be: never with the key, whatever its host.
  static func link(
    _ text: String, on page: String? = nil, of client: ProviderClient
  ) throws(ProviderError) -> DownloadSource {
    // A short one is no secret but a word such as a server on one's own machine wants, and may stand anywhere.
    if let key = client.key, key.secret.utf8.count >= 16, text.contains(key.secret) {
      throw .unsafeLink("it carries the key", provider: client.name)
    }
    let link = try ResultLink(text, on: page, provider: client.name, base: client.base)
    return DownloadSource(url: link.url, headers: ["accept": "*/*", "user-agent": "firstframe"], link: link)
  }

  /// Where a reply sends on to, without the key from then on; nil when it does not.
  func redirected(
    status: Int, headers: HTTPHeaders, of client: ProviderClient
  ) throws(ProviderError) -> DownloadSource? {
    guard [301, 302, 303, 307, 308].contains(status), let location = headers.first(name: "location") else {
      return nil
    }
    return try .link(location, on: url, of: client)
  }
}
