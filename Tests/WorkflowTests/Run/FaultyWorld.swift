import Domain
import Ledger
import Providers
import SystemPackage
import TestSupport

/// Chance that does not depend on the order in which tasks run: the same answer for the same question.
struct Chance: Sendable {
  let seed: UInt64

  /// 0..<1.
  func roll(_ question: String) -> Double {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in question.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    var random = SeededGenerator(seed: seed ^ hash)
    return Double.random(in: 0..<1, using: &random)
  }
}

/// The moment at which a program dies: after so many steps nothing that it does is seen any more.
final class Fuse: Sendable {
  private let rest: Locked<Int?>

  /// Nil for one that never burns down.
  init(steps: Int?) { rest = Locked(steps) }

  var isBurnt: Bool { rest.withLock { $0 == 0 } }

  /// False from the step on at which the program died.
  func step() -> Bool {
    rest.withLock { rest in
      guard let steps = rest else { return true }
      guard steps > 0 else { return false }
      rest = steps - 1
      return true
    }
  }
}

/// Faults of every kind, at a chance each; with the fuse burnt nothing is answered.
enum FaultyScript {
  static func make(_ chance: Chance, fuse: Fuse, round: Int) -> ScriptedProvider.Script {
    var script = ScriptedProvider.Script()
    script.submit = { request, count in
      guard fuse.step() else { return .notSent(.providerFault, retryAfter: nil) }
      // The program dies while the request is under way: the job may have been made.
      switch chance.roll("submit \(request.shot) \(count) \(round)") {
      case ..<0.5: return .buy
      case ..<0.65: return .notSent(.rate, retryAfter: .seconds(1))
      case ..<0.75: return .silence(isBought: true)
      case ..<0.85: return .silence(isBought: false)
      case ..<0.9: return .refuse(.moderationPrompt)
      case ..<0.93: return .refuse(.balance)
      default: return .buy
      }
    }
    script.poll = { job, count in
      guard fuse.step() else { return .fail(.configuration) }
      switch chance.roll("poll \(job.id) \(count) \(round)") {
      case ..<0.3: return .status(.running)
      case ..<0.5: return .fail(.serverFault)
      case ..<0.52: return .fail(.authentication)
      default: return .status(.completed)
      }
    }
    script.download = { job, count in
      guard fuse.step() else { return .fail(.configuration) }
      switch chance.roll("download \(job.id) \(count) \(round)") {
      case ..<0.2: return .half
      case ..<0.3: return .other([1, 2, 3])
      case ..<0.35: return .fail(.storage)
      case ..<0.45: return .fail(.throttled)
      default: return .whole
      }
    }
    let listing = chance.roll("list \(round)")
    script.list = { jobs in
      if listing < 0.2 { return nil }
      if listing < 0.4 {
        return JobListing(jobs: jobs.dropLast().map(\.snapshot), isComplete: false)
      }
      return JobListing(jobs: jobs.map(\.snapshot), isComplete: true)
    }
    return script
  }

  /// Everything goes well, and the list shows everything.
  static let calm = ScriptedProvider.Script()
}
