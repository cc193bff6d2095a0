internal import Domain

/// What went wrong, each reason once with how often it was met.
struct ReasonGroups {
  struct Group: Equatable {
    let state: ShotState
    /// That of the first shot that met it.
    let message: String?
    fileprivate let key: String?
    fileprivate let cause: Rejection.Cause?
    fileprivate(set) var count = 1

    /// The next command to type; nil where the message says it all.
    var advice: String? {
      switch state {
      case .failed: "mend what was refused and run again; --retry-failed repeats what was not billed as it is"
      case .ambiguous: "firstframe reconcile, and firstframe status for what it leaves"
      case .held, .expired: "firstframe status names it; firstframe reconcile SHOT --adopt JOB or --forget"
      case .rejected: adviceOnRejection
      case .planned, .submitting, .submitted, .running, .ready, .downloading: "run again to go on"
      case .done: nil
      }
    }

    private var adviceOnRejection: String {
      switch cause {
      case .temporary: "run again"
      case .diskFull: "make room on the disk, and run again"
      case .picture, .crash, nil:
        key.flatMap(FindingCode.init(rawValue:))?.advice
          ?? "mend the picture, the prompt or the option, and run again"
      }
    }
  }

  private var groups: [Group] = []

  var isEmpty: Bool { groups.isEmpty }

  /// Equal keys are one reason; without a key the message is it.
  mutating func add(_ state: ShotState, _ message: String?, key: String? = nil, cause: Rejection.Cause? = nil)
  {
    let key = key ?? message
    if let place = groups.firstIndex(where: { $0.state == state && $0.key == key }) {
      groups[place].count += 1
    } else {
      groups.append(Group(state: state, message: message, key: key, cause: cause))
    }
  }

  /// A picture that did not become a frame.
  mutating func add(_ frame: FrameReport) {
    add(.rejected, frame.message, key: frame.code?.rawValue, cause: frame.cause)
  }

  /// The most frequent first.
  var all: [Group] {
    groups.enumerated().sorted { ($1.element.count, $0.offset) < ($0.element.count, $1.offset) }.map(
      \.element)
  }

  /// For a table: each reason with its count, and what to type next.
  var rows: [[String]] {
    all.flatMap { group in
      let message = group.message.map { ": \($0)" } ?? ""
      let advice = group.advice.map { [["", "next: \($0)"]] } ?? []
      return [[group.state.rawValue, "\(group.count)\(message)"]] + advice
    }
  }
}
