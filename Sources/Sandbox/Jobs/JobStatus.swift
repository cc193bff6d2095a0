/// Where a job stands at one moment.
enum JobStatus: Sendable, Equatable {
  case queued
  /// 1...99.
  case running(progress: Int)
  case completed(at: Int64, expiresAt: Int64)
  case failed(at: Int64, code: String, message: String)

  var isFinal: Bool {
    switch self {
    case .queued, .running: false
    case .completed, .failed: true
    }
  }
}

extension SandboxJob {
  /// A pure function of age, timing and render: asking never changes anything.
  func status(at now: Int64, timing: SandboxTiming) -> JobStatus {
    let start = createdAt + timing.queued.milliseconds
    let slowness = draft.faults.contains(.slow) ? timing.slowness.milliseconds : 0
    let end = start + timing.running.milliseconds + slowness
    if now < start { return .queued }
    if now < end {
      return .running(progress: Int(min(99, max(1, (now - start) * 100 / (end - start)))))
    }
    if draft.faults.contains(.moderation) {
      return .failed(
        at: end, code: "moderation_blocked", message: "Your request was blocked by our moderation system.")
    }
    if draft.faults.contains(.fail) {
      return .failed(
        at: end, code: "internal_error", message: "An error occurred while generating the video.")
    }
    guard let render else { return .running(progress: 99) }
    let finished = max(end, render.at)
    if case .failed(let message) = render.outcome {
      return .failed(at: finished, code: "render_failed", message: message)
    }
    let retention = draft.faults.contains(.expire) ? 0 : timing.retention.milliseconds
    return .completed(at: finished, expiresAt: finished + retention)
  }
}
