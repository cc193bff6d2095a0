import Domain
import SystemPackage

/// The dialect of `POST /generation` with the model's fields inside `input[0].params`, and clips behind links.
struct VtrixTaskProvider: VideoProvider {
  let client: ProviderClient

  var name: String { client.name }

  func download(
    of job: JobSnapshot, to part: FilePath, limit: Int
  ) async throws(ProviderError) -> DownloadedFile {
    try await client.downloadLink(of: job, to: part, limit: limit, errors: VtrixTaskError.self)
  }

  func thumbnail(
    of job: JobID, to part: FilePath, limit: Int
  ) async throws(ProviderError) -> DownloadedFile {
    throw .withoutThumbnails(provider: name)
  }
}
