import Domain
import Ledger
import LedgerSupport
import Providers
import StageGraph
import SystemPackage
import Workers
import Workflow

/// A batch from its first run to its last: bad days in which runs die, stop and meet trouble, then quiet ones in
/// which everything has to come to its end.
struct Life: Sendable {
  let world: World

  init(_ world: World) { self.world = world }

  /// One run of the program; a fuse that burns down ends it as a power cut would.
  @discardableResult
  func run(_ fuse: Fuse, trouble: Double = 0, stopsAfter: Duration? = nil, retriesFailed: Bool = false) async
    -> Bool
  {
    let stop = Flag()
    world.log("run")
    do {
      let settings = try world.facts.settings(retriesFailed: retriesFailed)
      let workers = workers
      try await withProvider(fuse, trouble: trouble) { ledger, lease, disk in
        let graph = RunGraph(
          settings: settings, layout: world.facts.layout, ledger: ledger, lease: lease, workers: workers,
          jobs: 2,
          clock: clock, disk: disk, isStopping: { fuse.isBurnt || stop.isUp })
        let (line, _) = try await graph.line(over: world.facts.sources)
        let control = LineControl()
        // Nothing of a dead program goes on.
        fuse.whenBurnt { control.stop() }
        if fuse.isBurnt { throw Dead() }
        let stopper = Task {
          if let stopsAfter {
            try await Scheduler.shared.sleep(stopsAfter)
            stop.raise()
            control.stop()
          }
        }
        var twins: [Twin] = []
        let exits = Locked<[RunExit]>([])
        _ = await line.run(control: control) { exit in
          exits.withLock { $0.append(exit) }
          if case .shot(let report, let news) = exit {
            world.log("\(report.source ?? "") \(news): \(report.state)")
          }
        }
        stopper.cancel()
        for case .twin(let twin) in exits.withLock({ $0 }) { twins.append(twin) }
        for twin in twins { _ = await graph.copy(twin) }
      }
    } catch {
      // A run that dies or finds no list leaves; what it left on record is what counts.
      world.log("run ended: \(error)")
    }
    if fuse.isBurnt { world.ledger.crash() }
    return !fuse.isBurnt
  }

  /// `firstframe reconcile`, waiting where it waits.
  func reconcile() async {
    let fuse = Fuse(steps: nil)
    do {
      let entry = try world.facts.settings().provider
      try await withProvider(fuse, trouble: 0) { ledger, lease, disk in
        try await ledger.recover()
        let reconciler = Reconciler(
          ledger: ledger, lease: lease, provider: entry, endpoint: Self.endpoint, workers: workers,
          folder: world.facts.layout.output, clock: clock, disk: disk)
        for _ in 0..<3 {
          guard let time = try await reconciler.settle() else { break }
          try await Scheduler.shared.sleep(.milliseconds(max(time - Scheduler.shared.now, 1000)))
        }
      }
    } catch {
      world.breach("reconcile fails on a quiet day: \(error)")
    }
  }

  /// What a person decides who looks at the provider's page: the truth.
  func decide() async {
    let ledger = MemoryLedger(disk: world.ledger, clock: ledgerClock)
    do {
      var waiting: [ShotRecord] = []
      try await ledger.forEachShot(in: [.held, .expired]) { waiting.append($0) }
      for record in waiting {
        let owned = try await ledger.ownedJobs(provider: "compatible", baseURL: Self.endpoint)
        let free = world.jobs.first { $0.shot == record.id && !owned.contains($0.id) }
        if record.state == .held, let job = free {
          _ = try await ledger.adopt(job.id, for: record.id)
        } else {
          if world.jobs.contains(where: { $0.shot == record.id && $0.failure == nil }) {
            world.forget(record.id)
          }
          _ = try await ledger.forget(record.id, because: "nothing to be had")
        }
      }
      try await ledger.close()
    } catch {
      world.breach("a decision fails: \(error)")
    }
  }

  private static let endpoint = "http://simulated.test/v1"

  private func withProvider(
    _ fuse: Fuse, trouble: Double,
    _ body: @Sendable (MemoryLedger, ProviderLease, SimulatedDisk) async throws -> Void
  ) async throws {
    let fullness = trouble > 0 ? world.facts.fullDisk : 0
    let disk = SimulatedDisk(platter: world.platter, fuse: fuse) { Scheduler.shared.roll() >= fullness }
    world.ledgerFaults.set {
      if fullness > 0, Scheduler.shared.roll() < fullness { return .full }
      return switch fuse.step() {
      case .alive: nil
      case .diesBefore, .dead: .crashBefore
      case .diesAfter: .crashAfter
      }
    }
    let ledger = MemoryLedger(disk: world.ledger, clock: ledgerClock)
    let provider = SimulatedProvider(world: world, disk: disk, fuse: fuse, trouble: trouble)
    let entry = try world.facts.settings().provider
    try await ProviderLease.with(entry, at: .open(provider)) { lease in
      try await body(ledger, lease, disk)
    }
    try await ledger.close()
  }

  private var ledgerClock: LedgerClock { LedgerClock { Scheduler.shared.now } }

  private var clock: RunClock {
    RunClock(
      wall: { Scheduler.shared.now }, sleep: { try await Scheduler.shared.sleep($0) },
      random: { Scheduler.shared.roll() })
  }

  private var workers: SimulatedWorkers {
    SimulatedWorkers { [world] file in
      if let bytes = world.platter[file] { return Double(String(decoding: bytes, as: UTF8.self)) }
      return world.facts.shade(of: file)
    }
  }
}

private final class Flag: Sendable {
  private let state = Locked(false)

  var isUp: Bool { state.withLock { $0 } }

  func raise() { state.withLock { $0 = true } }
}
