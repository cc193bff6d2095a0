private import Domain
private import Foundation
private import SystemPackage

#if canImport(Glibc)
  private import Glibc
#else
  private import Darwin
#endif

/// One of the two standard streams. What goes wrong in writing is remembered; nothing is written after it.
final class Console: Sendable {
  static let standardOutput = Console(.standardOutput)
  static let standardError = Console(.standardError)
  private static let standardInput = Console(.standardInput)

  /// What stands on standard error's terminal below all that either stream writes there.
  private static let status = Locked(StatusBlock())

  private let file: FileDescriptor
  private let failure = Locked<(any Error)?>(nil)
  let isTerminal: Bool

  private init(_ file: FileDescriptor) {
    self.file = file
    isTerminal = isatty(file.rawValue) == 1
  }

  /// Nothing more can be written: most often the reader went away, which is no error.
  var isBroken: Bool { failure.withLock { $0 } != nil }

  /// Why data was lost that somebody may still be waiting for; nil when the reader went away.
  var loss: (any Error)? {
    failure.withLock { $0 }.flatMap { $0 as? Errno == .brokenPipe ? nil : $0 }
  }

  /// How large the terminal is now; nil when this is none, or one that does not know.
  var size: (columns: Int, rows: Int)? {
    var size = winsize()
    guard unsafe ioctl(file.rawValue, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
    return (Int(size.ws_col), size.ws_row > 0 ? Int(size.ws_row) : 24)
  }

  /// Somebody sits at the terminal who sees a question and can answer it.
  static var canAsk: Bool { standardInput.isTerminal && standardError.isTerminal }

  /// Whether the next line that is typed agrees.
  static func answersYes() -> Bool {
    readLine().map { ["y", "yes"].contains($0.trimmingCharacters(in: .whitespaces).lowercased()) } ?? false
  }

  func write(_ text: String) {
    guard isTerminal else { return send(text) }
    Self.status.withLock { status in
      let (before, after) = status.giveWay(to: text)
      send(before + text)
      Self.standardError.send(after)
    }
  }

  /// Puts these lines below all messages, in place of those that stand there.
  static func showStatus(_ lines: [String], columns: Int) {
    status.withLock { standardError.send($0.show(lines, columns: columns)) }
  }

  static func endStatus() {
    status.withLock { standardError.send($0.end()) }
  }

  private func send(_ text: String) {
    failure.withLock { failure in
      guard failure == nil, !text.isEmpty else { return }
      do {
        try file.writeAll(Array(text.utf8))
      } catch {
        failure = error
      }
    }
  }
}
