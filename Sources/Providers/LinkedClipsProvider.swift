import Domain
import SystemPackage

/// A dialect whose clips lie behind links, and that has no pictures of them.
protocol LinkedClipsProvider: VideoProvider {
  associatedtype Failure: DialectError

  var client: ProviderClient { get }
}

extension LinkedClipsProvider {
  var name: String { client.name }

  func download(
    of job: JobSnapshot, to part: FilePath, limit: Int
  ) async throws(ProviderError) -> DownloadedFile {
    try await client.downloadLink(of: job, to: part, limit: limit, errors: Failure.self)
  }

  func thumbnail(
    of job: JobID, to part: FilePath, limit: Int
  ) async throws(ProviderError) -> DownloadedFile {
    throw .withoutThumbnails(provider: name)
  }
}
