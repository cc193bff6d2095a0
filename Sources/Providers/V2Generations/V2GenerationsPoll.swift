import Domain

extension V2GenerationsProvider {
  /// `GET {base}/videos/generations/{task_id}`.
  func poll(_ job: JobID) async throws(ProviderError) -> JobSnapshot {
    try await client.poll(job, at: ["videos", "generations", job.rawValue], as: V2Generation.self)
  }

  func list(since: Int64) async throws(ProviderError) -> JobListing { throw .withoutList(provider: name) }
}
