/// The exit codes of the contract. When several apply, the one that comes first here wins.
package enum ExitStatus: Error, Sendable, Hashable, CaseIterable {
  case interrupted
  case terminated
  case usage
  case locked
  case diskFull
  case needsPerson
  case limitReached
  case temporary
  case findings
  case success

  package var code: Int32 {
    switch self {
    case .interrupted: 130
    case .terminated: 143
    case .usage: 2
    case .locked: 11
    case .diskFull: 8
    case .needsPerson: 4
    case .limitReached: 6
    case .temporary: 5
    case .findings: 1
    case .success: 0
    }
  }

  /// The status of a run in which all of `statuses` were met; success for none.
  package static func worst(of statuses: some Sequence<ExitStatus>) -> ExitStatus {
    let met = Set(statuses)
    return allCases.first { met.contains($0) } ?? .success
  }
}
