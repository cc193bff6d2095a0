internal import Domain
internal import Workflow

/// What went wrong, each reason once with how often it was met.
struct ReasonGroups {
  struct Group: Equatable {
    let state: ShotState
    /// That of the first shot that met it.
    let message: String?
    fileprivate let key: String?
    fileprivate let cause: Rejection.Cause?
    fileprivate(set) var count = 1

    /// What to do next; nil where the message says it all.
    func advice(_ next: FollowUp) -> String? {
      switch state {
      case .failed: "fix the cause and run again; --retry-failed retries unbilled failures unchanged"
      case .ambiguous: "run \(next.reconcile), then \(next.status) to see what remains"
      case .held, .expired: "see \(next.status), then \(next.decide("SHOT"))"
      case .rejected: adviceOnRejection
      case .planned, .submitting, .submitted, .running, .ready, .downloading: "run again to go on"
      case .done: nil
      }
    }

    private var adviceOnRejection: String {
      switch cause {
      case .temporary: "run again"
      case .diskFull: "free space on the disk, then run again"
      case .picture, .crash, nil:
        key.flatMap(FindingCode.init(rawValue:))?.advice
          ?? "fix the picture, prompt or option, then run again"
      }
    }
  }

  private var groups: [Group] = []

  /// As the messages of provider's failures have it: each exchange has one of its own, whatever its reason.
  private static var requestID: Regex<Substring> { #/(?:, | \()request [^ ,)]+\)?/# }

  var isEmpty: Bool { groups.isEmpty }

  /// Equal keys are one reason; without a key the message is it.
  mutating func add(_ state: ShotState, _ message: String?, key: String? = nil, cause: Rejection.Cause? = nil)
  {
    let key = key ?? message?.replacing(Self.requestID, with: "")
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
  func rows(_ next: FollowUp) -> [[String]] {
    all.flatMap { group in
      let message = group.message.map { ": \($0)" } ?? ""
      let advice = group.advice(next).map { [["", "next: \($0)"]] } ?? []
      return [[group.state.rawValue, "\(group.count)\(message)"]] + advice
    }
  }
}
