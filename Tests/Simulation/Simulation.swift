import Domain
import Foundation
import Ledger
import TestSupport

/// `simulation 10000` lives through so many seeds, `simulation seed 42` shows one, `simulation crashes`
/// crashes at every step, `simulation pairs` at every step and again at every step of the recovery. Ends with 1 when a promise was broken.
@main
enum Simulation {
  static func main() {
    Scheduler.shared.install()
    let arguments = Array(CommandLine.arguments.dropFirst())
    switch arguments.first {
    case "seed":
      let seed = arguments.dropFirst().first.flatMap(UInt64.init) ?? 0
      exit(show(seed))
    case "crashes": exit(crashes(shots: 2, twice: false))
    case "pairs": exit(crashes(shots: arguments.dropFirst().first.flatMap { Int($0) } ?? 1, twice: true))
    default:
      let count = arguments.first.flatMap(UInt64.init) ?? 1000
      let first = arguments.dropFirst().first.flatMap(UInt64.init) ?? 0
      exit(seeds(first..<first + count))
    }
  }

  private static func seeds(_ range: Range<UInt64>) -> Int32 {
    var tally = Tally()
    for seed in range {
      let world = live(seed)
      tally.add(world)
      if !world.breaches.isEmpty {
        print("seed \(seed): \(world.breaches.joined(separator: "; "))")
        print("replay: swift run --skip-build simulation seed \(seed)")
        return 1
      }
    }
    print("\(range.count) seeds, \(tally.text): no promise broken")
    return 0
  }

  private static func show(_ seed: UInt64) -> Int32 {
    let world = live(seed)
    print(world.facts)
    for event in world.events { print(event) }
    for breach in world.breaches { print("BROKEN \(breach)") }
    return world.breaches.isEmpty ? 0 : 1
  }

  private static func live(_ seed: UInt64) -> World {
    let world = World(Facts(seed: seed))
    let ended: Bool? = Scheduler.shared.run(seed: seed) {
      let life = Life(world)
      await life.badDays()
      await life.quietDays()
      return true
    }
    if ended == nil { world.breach("everything waits for what never comes") }
    return world
  }

  /// A few shots on quiet days, but for one crash at any step, and with `twice` another in the run after it.
  private static func crashes(shots: Int, twice: Bool) -> Int32 {
    let all = Fuse(steps: nil)
    _ = quiet(shots, all, Fuse(steps: nil))
    let steps = all.steps
    var count = 0
    for first in 0...steps {
      for second in 0... {
        let fuse = Fuse(steps: twice ? second : nil)
        let world = quiet(shots, Fuse(steps: first), fuse)
        count += 1
        if !world.breaches.isEmpty {
          print("crashes at steps \(first) and \(second): \(world.breaches.joined(separator: "; "))")
          for event in world.events { print(event) }
          return 1
        }
        // The second run has no such step: it ended before.
        if !fuse.isBurnt { break }
      }
    }
    print("\(count) times crashed at \(steps + 1) steps: no promise broken")
    return 0
  }

  private static func quiet(_ shots: Int, _ first: Fuse, _ second: Fuse) -> World {
    let world = World(Facts(shots: shots))
    let ended: Bool? = Scheduler.shared.run(seed: 7) {
      let life = Life(world)
      for fuse in [first, second] {
        await life.run(fuse)
        life.checkAtRest()
      }
      await life.quietDays()
      return true
    }
    if ended == nil { world.breach("everything waits for what never comes") }
    return world
  }
}

/// What a number of lives held, to show that they were not all quiet.
struct Tally {
  private var runs = 0
  private var capped = 0
  private var jobs = 0
  private var crashes = 0
  private var unclear = 0

  mutating func add(_ world: World) {
    let own = world.events.count { $0.hasSuffix(" run") }
    runs += own
    if world.facts.limits != .none { capped += own }
    jobs += world.jobs.count
    crashes += world.events.count { $0.contains("crash") }
    unclear += world.events.count { $0.contains("unclear") }
  }

  var text: String {
    "\(runs) runs, \(capped) of them under a cap, \(jobs) jobs, \(crashes) crashes, \(unclear) unclear shots"
  }
}
