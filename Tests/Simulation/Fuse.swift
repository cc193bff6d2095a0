import Domain

/// The moment at which the program dies: after so many steps nothing that it does has an effect any more.
final class Fuse: Sendable {
  /// What befalls one step.
  enum Spark: Sendable {
    case alive
    /// It dies with the step undone.
    case diesBefore
    /// It dies with the step done, before it was told.
    case diesAfter
    /// It is dead already.
    case dead
  }

  private let rest: Locked<Int?>
  private let passed = Locked(0)
  private let ending = Locked<@Sendable () -> Void>({})

  /// Every step counts twice: its beginning and its end. Nil for a run that lives.
  init(steps: Int?) { rest = Locked(steps) }

  var isBurnt: Bool { rest.withLock { $0 == -1 } }

  /// How many steps a run has that lives.
  var steps: Int { passed.withLock { $0 } }

  /// What is done the moment it burns down.
  func whenBurnt(_ end: @escaping @Sendable () -> Void) { ending.withLock { $0 = end } }

  func step() -> Spark {
    passed.withLock { $0 += 2 }
    let spark = roll()
    if isBurnt { ending.withLock { $0 }() }
    return spark
  }

  private func roll() -> Spark {
    rest.withLock { rest in
      guard let left = rest else { return .alive }
      switch left {
      case -1: return .dead
      case 0:
        rest = -1
        return .diesBefore
      case 1:
        rest = -1
        return .diesAfter
      default:
        rest = left - 2
        return .alive
      }
    }
  }
}

struct Dead: Error {}
