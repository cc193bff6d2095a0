/// Why a picture does not become a frame, in words for the person who owns it.
///
/// A value, not a crash: a rejected picture leaves the line and the others go on.
package struct Rejection: Error, Sendable, Codable, Equatable {
  package enum Cause: String, Sendable, Codable {
    /// The picture itself; trying again changes nothing.
    case picture
    /// The picture itself, and it ended two workers: not worth a third.
    case crash
    /// Something around it; the same command may succeed later.
    case temporary
    case diskFull
  }

  /// Nil when no numbered finding fits (unreadable file, worker died).
  package let code: FindingCode?
  /// What is wrong and what to do; one sentence, no path (the report names the file).
  package let message: String
  package let cause: Cause

  package init(_ code: FindingCode?, _ message: String, cause: Cause = .picture) {
    self.code = code
    self.message = message
    self.cause = cause
  }
}

extension Rejection: CustomStringConvertible {
  package var description: String { message }
}

extension Rejection: MayBeDiskFull {
  package var isDiskFull: Bool { cause == .diskFull }
}
