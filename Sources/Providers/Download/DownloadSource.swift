import NIOHTTP1

/// Where a clip is fetched, and with what.
struct DownloadSource: Sendable {
  let url: String
  let headers: HTTPHeaders
  /// Nil at the provider's own address, from where no redirect is followed.
  let link: ResultLink?

  /// A path at the provider's own address; the only place the key goes.
  static func own(
    _ segments: [String], query: [(name: String, value: String)] = [], of client: ProviderClient,
    accept: String = "video/mp4, */*"
  ) throws(ProviderError) -> DownloadSource {
    DownloadSource(
      url: try client.url(segments, query: query), headers: client.headers(accept: accept), link: nil)
  }

  /// A link out of a reply: never with the key, whatever its host.
  static func link(_ link: ResultLink) -> DownloadSource {
    DownloadSource(url: link.url, headers: ["accept": "*/*", "user-agent": "firstframe"], link: link)
  }

  /// Where a reply sends on to; nil when it does not, or is not to be obeyed.
  func redirected(status: Int, headers: HTTPHeaders) throws(ProviderError) -> DownloadSource? {
    guard let link, [301, 302, 303, 307, 308].contains(status),
      let location = headers.first(name: "location")
    else { return nil }
    return .link(try link.redirected(to: location))
  }
}
