import Domain
import SystemPackage

/// The dialect of `POST /v2/videos/generations`, with a shape instead of a size, and clips behind links.
struct V2GenerationsProvider: VideoProvider {
  let client: ProviderClient

  var name: String { client.name }

  func download(
    of job: JobSnapshot, to part: FilePath, limit: Int
  ) async throws(ProviderError) -> DownloadedFile {
    try await client.downloadLink(of: job, to: part, limit: limit, errors: V2GenerationsError.self)
  }

  func thumbnail(
    of job: JobID, to part: FilePath, limit: Int
  ) async throws(ProviderError) -> DownloadedFile {
    throw .withoutThumbnails(provider: name)
  }
}
