/// Why a picture does not become a frame, in words for the person who owns it.
///
/// A value, not a crash: a rejected picture leaves the line and the others go on.
package struct Rejection: Error, Sendable, Codable, Equatable {
  /// Nil when no numbered finding fits (unreadable file, worker died).
  package let code: FindingCode?
  /// What is wrong and what to do; one sentence, no path (the report names the file).
  package let message: String
  /// The same command may succeed later (disk full, worker could not start).
  package let isTemporary: Bool

  package init(_ code: FindingCode?, _ message: String, isTemporary: Bool = false) {
    self.code = code
    self.message = message
    self.isTemporary = isTemporary
  }
}
