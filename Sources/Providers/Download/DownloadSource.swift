import NIOHTTP1

/// Where a clip is fetched, and with what.
struct DownloadSource: Sendable {
  let url: String
  let headers: HTTPHeaders

  /// A path at the provider's own address; the only place the key goes.
  static func own(
    _ segments: [String], query: [(name: String, value: String)] = [], of client: ProviderClient,
    accept: String = "video/mp4, */*"
  ) throws(ProviderError) -> DownloadSource {
    DownloadSource(
      url: try client.url(segments, query: query), headers: client.headers(accept: accept))
  }

  /// A link out of a reply: never with the key, whatever its host.
  static func link(_ link: ResultLink) -> DownloadSource {
    DownloadSource(url: link.url, headers: ["accept": "*/*", "user-agent": "firstframe"])
  }
}
