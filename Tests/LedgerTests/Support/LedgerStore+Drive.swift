import Domain
import Ledger
import Testing

extension LedgerStore {
  /// A new shot taken to `state` the usual way, with job `job_<number>`.
  @discardableResult
  func bring(
    _ number: Int, to state: ShotState, realm: Realm = .real, offer: Offer? = nil, unbilled: Bool = true
  ) async throws -> ShotID {
    let plan = try Sample.plan(number, realm: realm)
    let id = plan.shot.id
    if state == .rejected {
      _ = try await reject(plan, because: Rejection(.damaged, "cut short"))
      return id
    }
    _ = try await admit(plan, frame: Sample.frame(number))
    if state == .planned { return id }
    _ = try await intend(id, at: offer ?? Sample.offer(), within: .none)
    switch state {
    case .ambiguous, .held:
      _ = try await record(.ambiguous("no answer"), for: id)
      if state == .held { _ = try await hold(id, because: "two jobs match", candidates: Sample.candidates()) }
    case .submitting: break
    default: try await buy(number, id, upTo: state, unbilled: unbilled)
    }
    return id
  }

  private func buy(_ number: Int, _ id: ShotID, upTo state: ShotState, unbilled: Bool) async throws {
    _ = try await record(.bought(Sample.snapshot(number, .queued)), for: id)
    switch state {
    case .submitted: return
    case .running: _ = try await advance(id, to: Sample.snapshot(number, .running))
    case .failed:
      _ = try await advance(id, to: Sample.snapshot(number, .failed(Sample.failure(unbilled: unbilled))))
    case .expired: _ = try await record(.gone("404"), for: id)
    default:
      _ = try await advance(id, to: Sample.snapshot(number, .completed))
      if state == .ready { return }
      _ = try await record(.started, for: id)
      if state == .done { _ = try await record(.stored(Sample.clip), for: id) }
    }
  }

  /// Lets `event` happen through the verb that stands for it.
  func apply(_ event: ShotEvent, to id: ShotID, number: Int) async throws {
    switch event {
    case .intend: _ = try await intend(id, at: Sample.offer(), within: .none)
    case .notSent: _ = try await record(.notSent(Sample.failure(), retryAfter: nil), for: id)
    case .refused: _ = try await record(.refused(Sample.failure()), for: id)
    case .bought: _ = try await record(.bought(Sample.snapshot(number, .queued)), for: id)
    case .lostTrack: _ = try await record(.ambiguous("no answer"), for: id)
    case .adopted: _ = try await adopt(Sample.job(number), for: id)
    case .hold: _ = try await hold(id, because: "two jobs match", candidates: Sample.candidates())
    case .forget: _ = try await forget(id, because: "lost")
    case .seenRunning: _ = try await advance(id, to: Sample.snapshot(number, .running))
    case .succeeded:
      if try await shot(id)?.state == .done {
        _ = try await refetch(id)
      } else {
        _ = try await advance(id, to: Sample.snapshot(number, .completed))
      }
    case .failed: _ = try await advance(id, to: Sample.snapshot(number, .failed(Sample.failure())))
    case .startedDownload: _ = try await record(.started, for: id)
    case .downloadInterrupted: _ = try await record(.interrupted("reset"), for: id)
    case .stored: _ = try await record(.stored(Sample.clip), for: id)
    case .gone: _ = try await record(.gone("404"), for: id)
    case .reject: _ = try await reject(Sample.plan(number), because: Rejection(.damaged, "cut short"))
    case .planAgain: _ = try await planAgain(id)
    }
  }
}
