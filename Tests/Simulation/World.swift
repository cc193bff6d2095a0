import Domain
import Ledger
import LedgerSupport
import Providers
import SystemPackage
import Workflow

/// What outlives every run of one seed: the disk, the ledger, the provider's jobs, and what a person has decided.
final class World: Sendable {
  struct Job: Sendable {
    let id: JobID
    let shot: ShotID
    let snapshot: JobSnapshot
    /// Unix milliseconds by the simulation's clock.
    let made: Int64
    let ends: Int64
    let expires: Int64?
    let failure: JobFailure?
    /// The shade of its first picture.
    let shade: Double
    let price: Money
  }

  let facts: Facts
  let platter = SimulatedDisk.Platter()
  let ledger: MemoryLedgerDisk
  /// What befalls the ledger's writes in the present run.
  let ledgerFaults = LedgerFaults()
  private let state = Locked(State())

  private struct State {
    var jobs: [Job] = []
    /// Shots whose job a person has given up, and how often.
    var forgotten: [ShotID: Int] = [:]
    var breaches: [String] = []
    var events: [String] = []
    var isDisturbed = false
  }

  init(_ facts: Facts) {
    self.facts = facts
    ledger = MemoryLedgerDisk { [ledgerFaults] _ in ledgerFaults.next() }
  }

  var jobs: [Job] { state.withLock { $0.jobs } }
  var breaches: [String] { state.withLock { $0.breaches } }
  var events: [String] { state.withLock { $0.events } }

  /// Somebody took away a clip, which only the next quiet run brings back for sure.
  var isDisturbed: Bool {
    get { state.withLock { $0.isDisturbed } }
    set { state.withLock { $0.isDisturbed = newValue } }
  }

  func job(_ id: JobID) -> Job? { jobs.first { $0.id == id } }

  func log(_ event: @autoclosure () -> String) {
    let text = "\(Scheduler.shared.now - Scheduler.start) \(event())"
    state.withLock { $0.events.append(text) }
  }

  func breach(_ text: String) {
    log("BREACH \(text)")
    state.withLock { $0.breaches.append(text) }
  }

  func forget(_ shot: ShotID) { state.withLock { $0.forgotten[shot, default: 0] += 1 } }

  func isForgotten(_ shot: ShotID) -> Bool { state.withLock { $0.forgotten[shot, default: 0] > 0 } }

  /// A job is made, and with it money is spent: every promise about buying is checked here.
  func make(_ request: SubmitRequest, price: Money) -> Job {
    let now = Scheduler.shared.now
    let seconds = Scheduler.shared.roll(10...200)
    let fails = Scheduler.shared.roll() < facts.jobFailures
    return state.withLock { state in
      guard let id = JobID("job_\(state.jobs.count + 1)") else { preconditionFailure("it is an id") }
      var snapshot = JobSnapshot(id: id, status: .queued)
      (snapshot.model, snapshot.prompt) = (request.providerModel, request.clip.prompt)
      (snapshot.size, snapshot.seconds) = (request.clip.size, request.clip.seconds)
      snapshot.createdAt = now / 1000 + facts.clockSkew
      let ends = now + Int64(seconds) * 1000
      let failure =
        fails
        ? JobFailure(reason: .moderationResult, code: nil, message: "it shows too much", isUnbilled: true)
        : nil
      let job = Job(
        id: id, shot: request.shot, snapshot: snapshot, made: now, ends: ends,
        expires: facts.retention.map { ends + $0 * 1000 }, failure: failure,
        shade: facts.shade(of: request.frame.path), price: price)
      state.jobs.append(job)
      check(request.shot, &state)
      return job
    }
  }

  private func check(_ shot: ShotID, _ state: inout State) {
    let own = state.jobs.filter { $0.shot == shot && $0.failure == nil }
    let allowed = 1 + state.forgotten[shot, default: 0]
    if own.count > allowed { state.breaches.append("shot \(shot.short) was bought \(own.count) times") }
    let billed = state.jobs.filter { $0.failure == nil }
    let cost = billed.reduce(Money.zero) { $0 + $1.price }
    if let cap = facts.limits.maxCost, cost > cap { state.breaches.append("\(cost) is spent of \(cap)") }
    if let cap = facts.limits.maxClips, billed.count > cap {
      state.breaches.append("\(billed.count) clips are bought of \(cap)")
    }
  }
}

/// What befalls the next write of a ledger, changed from run to run.
final class LedgerFaults: Sendable {
  private let current = Locked<@Sendable () -> MemoryLedgerDisk.Fault?>({ nil })

  func set(_ fault: @escaping @Sendable () -> MemoryLedgerDisk.Fault?) { current.withLock { $0 = fault } }

  func next() -> MemoryLedgerDisk.Fault? { current.withLock { $0 }() }
}
