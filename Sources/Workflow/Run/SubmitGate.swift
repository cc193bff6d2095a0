internal import Domain
private import Foundation

/// Holds submits back: the pace that the provider allows, its requests to wait, and its final no.
actor SubmitGate {
  /// Why nothing more can be bought here in this run.
  private(set) var closed: JobFailure?
  /// Unix milliseconds before which no submit may start.
  private var opens: Int64 = 0

  func close(because failure: JobFailure) { closed = closed ?? failure }

  /// No submit starts before `time`.
  func pause(until time: Int64) { opens = max(opens, time) }

  /// The start of the next submit, in unix milliseconds; the one after it comes an interval later.
  func slot(now: Int64, perMinute: Int?) -> Int64 {
    let start = max(now, opens)
    opens = start + Int64(perMinute.map { 60_000 / max($0, 1) } ?? 0)
    return start
  }
}
