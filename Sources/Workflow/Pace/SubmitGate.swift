internal import Domain
internal import Ledger

/// Holds submits back: the pace that the provider allows, its requests to wait, its final no, and the number of
/// clips of which nobody knows whether they were bought.
actor SubmitGate {
  enum Entry: Sendable {
    case open
    /// Nothing more can be bought here in this run.
    case closed(JobFailure)
    /// So many shots are unclear; a person, or the provider's list, has to settle them first.
    case unclear(Int)
  }

  /// Why nothing more of a provider's model can be bought here in this run; under nil, why nothing at all.
  private var closures: [String?: JobFailure] = [:]
  private var rate: RateControl
  private var budget = RetryBudget()
  /// Unix milliseconds until which a provider wants no submit, also none that has its slot.
  private var pausedUntil: Int64 = 0

  private let maxUnclear: Int
  private var unclear = 0
  private var open = 0
  private var waiting: [(model: String, entry: CheckedContinuation<Entry, Never>)] = []

  /// An open submit counts as unclear until its outcome is known, so that the limit holds at every moment.
  init(rate: RateControl, maxUnclear: Int) {
    self.rate = rate
    self.maxUnclear = maxUnclear
  }

  /// What is known before the first submit: shots that are unclear, and the pace that earlier runs have learnt.
  func begin(unclear: Int, pace: LearntRate?, now: Int64) {
    self.unclear = unclear
    if let pace { rate.begin(at: pace.submitsPerMinute, learnt: pace.learntAt, now: now) }
  }

  /// Waits for a place; every `open` ends with one `leave`.
  func enter(for model: String) async -> Entry {
    if let entry = admission(for: model) { return entry }
    return await withCheckedContinuation { waiting.append((model, $0)) }
  }

  func leave(isUnclear: Bool) {
    open -= 1
    if isUnclear { unclear += 1 }
    admitWaiting()
  }

  /// Why nothing more of the model can be bought here in this run.
  func closure(of model: String) -> JobFailure? { closures[nil] ?? closures[model] }

  /// Ends the buying of what the failure rules out: where `model` is gone, the provider's others may be there.
  func close(because failure: JobFailure, model: String? = nil) {
    let key = failure.reason == .modelGone ? model : nil
    closures[key] = closures[key] ?? failure
    admitWaiting()
  }

  /// No submit starts before `time`.
  func pause(until time: Int64) { pausedUntil = max(pausedUntil, time) }

  /// Milliseconds that are left of a pause.
  func pause(at now: Int64) -> Int64 { max(0, pausedUntil - now) }

  /// The start of the next submit, in unix milliseconds.
  func slot(now: Int64) -> Int64 { rate.slot(now: now) }

  /// The pace to keep on record when it has changed, in submits a minute.
  func throttled(now: Int64) -> Double? {
    rate.throttled(now: now)
    return rate.learnt
  }

  /// The pace to keep on record when it has changed, in submits a minute.
  func accepted(now: Int64) -> Double? {
    budget.succeeded()
    return rate.accepted(now: now) ? rate.learnt : nil
  }

  func mayRetry() -> Bool { budget.takeRetry() }

  /// Nil while only open submits stand in the way.
  private func admission(for model: String) -> Entry? {
    if let failure = closure(of: model) { return .closed(failure) }
    if unclear >= maxUnclear { return .unclear(unclear) }
    guard unclear + open < maxUnclear else { return nil }
    open += 1
    return .open
  }

  private func admitWaiting() {
    while let first = waiting.first, let entry = admission(for: first.model) {
      waiting.removeFirst()
      first.entry.resume(returning: entry)
    }
  }
}
