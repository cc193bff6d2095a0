#if canImport(Glibc)
  private import Glibc
#else
  private import Darwin
#endif

/// Every step between two of which a run may die, by name. `FIRSTFRAME_CRASH_AT` makes one of them fatal, for
/// rehearsals of a crash: a name, a name and how often it is passed (`after-rename:3`), or the number of the
/// step in the whole run (`17`).
package enum CrashPoint: String, Sendable, CaseIterable {
  case beforeCommit = "before-commit"
  case afterCommit = "after-commit"
  case beforePost = "before-post"
  case headSent = "head-sent"
  case bodySent = "body-sent"
  case replyHead = "reply-head"
  case afterPost = "after-post"
  case beforeQuestion = "before-question"
  case beforeDownload = "before-download"
  case downloadBytes = "download-bytes"
  case downloadFlushed = "download-flushed"
  case folderMade = "folder-made"
  case fileWritten = "file-written"
  case fileCopied = "file-copied"
  case beforeRename = "before-rename"
  case afterRename = "after-rename"

  package static let variable = "FIRSTFRAME_CRASH_AT"

  /// Ends the process as a power cut would, if this is the point that was asked for; else does nothing.
  package static func reach(_ point: CrashPoint) {
    guard let plan else { return }
    if plan.passes(point) { kill(getpid(), SIGKILL) }
  }

  private static let plan: Plan? = unsafe getenv(variable).flatMap { unsafe Plan(String(cString: $0)) }

  private final class Plan: Sendable {
    private let point: CrashPoint?
    private let rest: Locked<Int>

    /// Nil for a text that names no step.
    init?(_ text: String) {
      let parts = text.split(separator: ":", maxSplits: 1)
      point = parts.first.flatMap { CrashPoint(rawValue: String($0)) }
      guard let count = point == nil ? Int(text) : parts.count == 2 ? Int(parts[1]) : 1 else { return nil }
      rest = Locked(count)
    }

    /// True once, when the last of the asked for passes is reached.
    func passes(_ reached: CrashPoint) -> Bool {
      guard point == nil || point == reached else { return false }
      return rest.withLock { rest in
        rest -= 1
        return rest == 0
      }
    }
  }
}
