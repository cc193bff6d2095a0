internal import Domain
private import Foundation

/// Holds submits back: the pace that the provider allows, its requests to wait, and its final no.
actor SubmitGate {
  /// Why nothing more can be bought here in this run.
  private(set) var closed: JobFailure?
  /// Unix milliseconds of the next free slot.
  private var opens: Int64 = 0
  /// Unix milliseconds until which a provider wants no submit, also none that has its slot.
  private var pausedUntil: Int64 = 0

  func close(because failure: JobFailure) { closed = closed ?? failure }

  /// No submit starts before `time`.
  func pause(until time: Int64) { pausedUntil = max(pausedUntil, time) }

  /// Milliseconds that are left of a pause.
  func pause(at now: Int64) -> Int64 { max(0, pausedUntil - now) }

  /// The start of the next submit, in unix milliseconds; the one after it comes an interval later.
  func slot(now: Int64, perMinute: Int?) -> Int64 {
    let start = max(now, opens)
    opens = start + Int64(perMinute.map { 60_000 / max($0, 1) } ?? 0)
    return start
  }
}
