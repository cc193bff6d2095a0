import Domain
import Providers
import SystemPackage

/// Answers every submit with the first job of another provider.
struct EchoProvider: VideoProvider {
  let other: ScriptedProvider

  init(_ other: ScriptedProvider) { self.other = other }

  var name: String { other.name }

  func submit(_ request: SubmitRequest) async -> SubmitOutcome {
    other.jobs.first.map { .bought($0.snapshot) } ?? .ambiguous("there is none")
  }

  func poll(_ job: JobID) async throws(ProviderError) -> JobSnapshot { try await other.poll(job) }

  func list(since: Int64) async throws(ProviderError) -> JobListing { try await other.list(since: since) }

  func download(
    of job: JobSnapshot, to part: FilePath, limit: Int
  ) async throws(ProviderError) -> DownloadedFile {
    try await other.download(of: job, to: part, limit: limit)
  }

  func thumbnail(
    of job: JobID, to part: FilePath, limit: Int
  ) async throws(ProviderError) -> DownloadedFile {
    try await other.thumbnail(of: job, to: part, limit: limit)
  }
}
