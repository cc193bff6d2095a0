import Domain

extension VtrixTaskProvider {
  /// `GET {base}/generation/task/{id}`.
  func poll(_ job: JobID) async throws(ProviderError) -> JobSnapshot {
    try await client.poll(job, at: ["generation", "task", job.rawValue], as: VtrixTask.self)
  }

  func list(since: Int64) async throws(ProviderError) -> JobListing { throw .withoutList(provider: name) }
}
