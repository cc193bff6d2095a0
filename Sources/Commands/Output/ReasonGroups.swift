internal import Domain

/// What went wrong, each reason once with how often it was met.
struct ReasonGroups {
  struct Group: Equatable {
    let state: ShotState
    /// That of the first shot that met it.
    let message: String?
    fileprivate let key: String?
    fileprivate(set) var count = 1

    /// The next command to type; nil where the message says it all.
    var advice: String? {
      switch state {
      case .failed: "mend what was refused and run again; --retry-failed repeats what was not billed as it is"
      case .ambiguous: "firstframe reconcile, and firstframe status for what it leaves"
      case .held, .expired: "firstframe status names it; firstframe reconcile SHOT --adopt JOB or --forget"
      case .rejected: "mend the picture, the prompt or the option, and run again"
      case .planned, .submitting, .submitted, .running, .ready, .downloading: "run again to go on"
      case .done: nil
      }
    }
  }

  private var groups: [Group] = []

  var isEmpty: Bool { groups.isEmpty }

  /// Equal keys are one reason; without a key the message is it.
  mutating func add(_ state: ShotState, _ message: String?, key: String? = nil) {
    let key = key ?? message
    if let place = groups.firstIndex(where: { $0.state == state && $0.key == key }) {
      groups[place].count += 1
    } else {
      groups.append(Group(state: state, message: message, key: key))
    }
  }

  /// The most frequent first.
  var all: [Group] {
    groups.enumerated().sorted { ($1.element.count, $0.offset) < ($0.element.count, $1.offset) }.map(
      \.element)
  }
}
