import Domain
import Testing

/// What each page and the wire facts say that servers say, and what it means here.
struct FailureRow: Sendable {
  /// How it reaches us.
  enum Way: Sendable, Equatable {
    /// The POST is answered with this status.
    case refused(Int)
    /// The job failed.
    case failed
    /// The job failed with a word that it may not have.
    case lost
  }

  let way: Way
  let body: String
  let reason: FailureReason
  /// The exit code of a run with this one shot.
  let exit: Int
  /// What the person reads: the meaning, and what to do.
  let says: [String]

  static func refused(
    _ status: Int, _ body: String, _ reason: FailureReason, exit: Int = 1, _ says: String...
  ) -> FailureRow {
    FailureRow(way: .refused(status), body: body, reason: reason, exit: exit, says: says)
  }

  static func failed(_ body: String, _ reason: FailureReason, _ says: String...) -> FailureRow {
    FailureRow(way: .failed, body: body, reason: reason, exit: 1, says: says)
  }

  static func lost(_ body: String, _ says: String...) -> FailureRow {
    FailureRow(way: .lost, body: body, reason: .unclear, exit: 4, says: says)
  }

  /// The program sends the same request again, with pauses.
  var isRetried: Bool {
    guard case .refused = way else { return false }
    return reason == .rate || reason == .busy
  }
}

/// What the servers of one catalog entry say.
struct FailurePart: Sendable, CustomTestStringConvertible {
  let entry: String
  /// The name of a job's id in its replies.
  var id = "id"
  let rows: [FailureRow]

  var testDescription: String { entry }
}
