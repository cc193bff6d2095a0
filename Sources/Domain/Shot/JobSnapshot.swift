/// What a provider says about a job at one moment, dialect-free.
package struct JobSnapshot: Sendable, Equatable {
  package enum Status: Sendable, Equatable {
    case queued
    case running
    /// Ready to be downloaded.
    case completed
    case failed(JobFailure)
  }

  package var id: JobID
  package var status: Status
  /// 0...1 when the provider tells.
  package var progress: Double?
  package var model: String?
  package var prompt: String?
  package var size: PixelSize?
  package var seconds: Int?
  /// Unix seconds.
  package var createdAt: Int64?
  package var completedAt: Int64?
  /// Unix seconds after which the result can't be fetched any more.
  package var expiresAt: Int64?
  /// Where the clip is, when the dialect hands out links; nil when it is fetched by job id.
  package var resultURL: String?
  /// What the provider says the job cost.
  package var cost: Money?
  /// The pause the provider asks for before the next poll.
  package var pollAfter: Duration?

  package init(id: JobID, status: Status) {
    self.id = id
    self.status = status
  }
}
