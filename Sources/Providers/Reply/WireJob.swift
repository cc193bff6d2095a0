import Domain
import NIOHTTP1

/// A job as one dialect's replies tell it, every fact optional and in any of the types that servers give it.
protocol WireJob: Sendable {
  associatedtype Failure: DialectError

  /// The job's own object, without an envelope.
  var object: JSONValue { get }

  init(_ object: JSONValue)

  var id: JobID? { get }
  var stage: JobStage { get }
  /// Adds what the dialect tells beside id and status.
  func fill(_ job: inout JobSnapshot)
}

extension WireJob {
  /// Nil when the body is no JSON object.
  init?(_ body: [UInt8]) {
    guard let value = JSONValue(bytes: body), case .object = value else { return nil }
    self.init(value)
  }

  var stage: JobStage { JobStage(word: object["status"]?.text) }

  /// Tells a job from an error envelope that came with status 200, which must not end a paid job.
  var isRecognisable: Bool { id != nil || (object["status"]?.text != nil && stage != .failed) }

  func snapshot(id: JobID, reply: HTTPReply, client: ProviderClient) -> JobSnapshot {
    var job = JobSnapshot(id: id, status: .running)
    fill(&job)
    job.status = status(reply, client: client)
    if stage == .completed, job.expiresAt == nil, let retention = client.entry.retentionSeconds {
      job.expiresAt = job.completedAt.map { $0 + Int64(retention) }
    }
    job.pollAfter =
      reply.headers.first(name: "openai-poll-after-ms").flatMap {
        RetryAfter.pause($0, unit: .milliseconds(1))
      } ?? RetryAfter.parse(reply.headers, now: client.now())
    return job
  }

  func error(hiding key: APIKey?) -> Failure { Failure(object, hiding: key) }

  private func status(_ reply: HTTPReply, client: ProviderClient) -> JobSnapshot.Status {
    switch stage {
    case .queued: return .queued
    case .running, .expired: return .running
    case .completed: return .completed
    case .failed:
      let error = error(hiding: client.key)
      return error.isLostSight ? .running : .failed(error.failure(reply, client: client))
    }
  }
}
