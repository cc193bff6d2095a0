/// Where a job stands at one moment.
enum JobStatus: Sendable, Equatable {
  case queued
  /// 1...99.
  case running(progress: Int)
  case completed(at: Int64, expiresAt: Int64)
  case failed(at: Int64, JobTrouble)

  var isFinal: Bool {
    switch self {
    case .queued, .running: false
    case .completed, .failed: true
    }
  }
}

extension SandboxJob {
  /// What fails this job whatever its clip; nil for one that is to have a clip.
  var trouble: JobTrouble? {
    let all = draft.faults.compactMap(\.trouble)
    return all.first(where: \.isOfCreation) ?? all.first
  }

  /// A pure function of age, timing and render: asking never changes anything.
  func status(at now: Int64, timing: SandboxTiming) -> JobStatus {
    let start = createdAt + timing.queued.milliseconds
    let slowness = draft.faults.contains(.slow) ? timing.slowness.milliseconds : 0
    let end = start + timing.running.milliseconds + slowness
    if now < start { return .queued }
    if let trouble, trouble.isOfCreation { return .failed(at: start, trouble) }
    if now < end {
      return .running(progress: Int(min(99, max(1, (now - start) * 100 / (end - start)))))
    }
    if let trouble { return .failed(at: end, trouble) }
    guard let render, !draft.faults.contains(.stuck) else { return .running(progress: 99) }
    let finished = max(end, render.at)
    if case .failed(let message) = render.outcome { return .failed(at: finished, .render(message)) }
    return .completed(at: finished, expiresAt: expiry(finished: finished, timing: timing))
  }

  private func expiry(finished: Int64, timing: SandboxTiming) -> Int64 {
    if draft.faults.contains(.expire) { return finished }
    let lifetime = (draft.account.lifetime ?? timing.retention).milliseconds
    return draft.account == .azure ? max(finished, createdAt + lifetime) : finished + lifetime
  }
}
