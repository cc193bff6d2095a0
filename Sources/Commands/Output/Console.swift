private import Domain
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
  /// Only asked whether somebody sits there.
  static let standardInput = Console(.standardInput)

  private let file: FileDescriptor
  private let failure = Locked<(any Error)?>(nil)

  private init(_ file: FileDescriptor) { self.file = file }

  /// Nothing more can be written: most often the reader went away, which is no error.
  var isBroken: Bool { failure.withLock { $0 } != nil }

  /// Why data was lost that somebody may still be waiting for; nil when the reader went away.
  var loss: (any Error)? {
    failure.withLock { $0 }.flatMap { $0 as? Errno == .brokenPipe ? nil : $0 }
  }

  /// Nil when this is no terminal, or one that does not know its width.
  var columns: Int? {
    var size = winsize()
    guard unsafe ioctl(file.rawValue, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
    return Int(size.ws_col)
  }

  var isTerminal: Bool { isatty(file.rawValue) == 1 }

  func write(_ text: String) {
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
