import Domain
import Ledger
import LedgerSupport
import Providers

extension World {
  /// The intent is on record before the first byte can leave.
  func checkIntent(of request: SubmitRequest) async {
    let state = ledger.shot(request.shot)?.state
    if state != .submitting {
      breach("a POST leaves for shot \(request.shot.short), which is \(state.map(\.rawValue) ?? "unknown")")
    }
  }

  /// The job as its provider tells of it now.
  func seen(_ job: Job) -> JobSnapshot {
    var snapshot = job.snapshot
    let now = Scheduler.shared.now
    if now < job.ends {
      snapshot.status = now - job.made < 3000 ? .queued : .running
    } else if let failure = job.failure {
      snapshot.status = .failed(failure)
    } else {
      snapshot.status = .completed
      snapshot.completedAt = job.ends / 1000
      snapshot.expiresAt = job.expires.map { $0 / 1000 }
    }
    return snapshot
  }
}
