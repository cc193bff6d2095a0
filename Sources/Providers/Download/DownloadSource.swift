import NIOHTTP1

/// Where a clip is fetched, and with what.
struct DownloadSource: Sendable {
  let url: String
  let headers: HTTPHeaders

  /// A path at the provider's own address; the only place the key goes.
  static func own(_ segments: [String], of client: ProviderClient) throws(ProviderError) -> DownloadSource {
    DownloadSource(url: try client.url(segments), headers: client.headers(accept: "video/mp4, */*"))
  }

  /// A link out of a reply: never with the key, whatever its host.
  static func link(_ link: ResultLink) -> DownloadSource {
    DownloadSource(url: link.url, headers: ["accept": "*/*", "user-agent": "firstframe"])
  }
}
