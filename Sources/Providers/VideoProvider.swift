package import Domain
package import SystemPackage

/// A service with an account, whatever its dialect. No call retries by itself, and only `submit` may buy.
package protocol VideoProvider: Sendable {
  /// The catalog's name.
  var name: String { get }

  /// Sends the one POST. Cancelling the task ends it, which is `ambiguous` once a byte has left.
  ///
  /// `notSent` has reason `rate` or `busy` when it is too much for now (or `balance`, for a 429), `providerFault` when
  /// there was no connection, and `badImage` when the frame's file is gone or changed: only a new frame helps then.
  func submit(_ request: SubmitRequest) async -> SubmitOutcome

  /// Asks for one job. Throws `jobUnknown` for 404, `expired` for a result that is gone, and `lostSight` for a job
  /// of which the provider can't tell what became.
  func poll(_ job: JobID) async throws(ProviderError) -> JobSnapshot

  /// The account's jobs, newest first, back to `since` in unix seconds; pages are fetched as needed.
  func list(since: Int64) async throws(ProviderError) -> JobListing

  /// Fetches a completed job's clip into `part`, a temporary file in the clip's folder, and fsyncs it.
  ///
  /// A `part` left by an interrupted call for the same job is resumed when the server can prove that the
  /// clip is the same. More than `limit` bytes are refused. The caller checks the content and renames.
  func download(
    of job: JobSnapshot, to part: FilePath, limit: Int
  ) async throws(ProviderError) -> DownloadedFile

  /// Fetches a small picture of a completed job's clip into `part`, a temporary file, and fsyncs it.
  ///
  /// Throws `unsupported`, without asking, where the catalog's entry has no thumbnails. Never resumed: when it
  /// throws, there is no `part`. More than `limit` bytes are refused. The caller checks the content and renames.
  func thumbnail(
    of job: JobID, to part: FilePath, limit: Int
  ) async throws(ProviderError) -> DownloadedFile

  /// The same for a sheet of pictures from the whole of the clip.
  func spritesheet(
    of job: JobID, to part: FilePath, limit: Int
  ) async throws(ProviderError) -> DownloadedFile

  /// Removes an ended job and its clip from the provider, for good. Throws `unsupported` where that can't be asked
  /// for, and `jobUnknown` for 404.
  func delete(_ job: JobID) async throws(ProviderError)
}

extension VideoProvider {
  package func spritesheet(
    of job: JobID, to part: FilePath, limit: Int
  ) async throws(ProviderError) -> DownloadedFile {
    throw .withoutThumbnails(provider: name)
  }

  package func delete(_ job: JobID) async throws(ProviderError) {
    throw ProviderError(.unsupported, provider: name, "it can't be asked to delete a job")
  }
}
