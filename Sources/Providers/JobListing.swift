package import Domain

/// What a provider's list showed of a stretch of time.
package struct JobListing: Sendable, Equatable {
  package var jobs: [JobSnapshot]
  /// Every job since the asked time is in it, as far as the provider's list is complete at all. Only then
  /// can a job's absence mean anything.
  package var isComplete: Bool

  package init(jobs: [JobSnapshot], isComplete: Bool) {
    self.jobs = jobs
    self.isComplete = isComplete
  }
}
