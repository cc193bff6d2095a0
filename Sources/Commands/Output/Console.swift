private import Domain
private import SystemPackage

#if canImport(Glibc)
  private import Glibc
#else
  private import Darwin
#endif

/// One of the two standard streams. Writing to a reader that has gone away is not an error; it is remembered.
final class Console: Sendable {
  static let standardOutput = Console(.standardOutput)
  static let standardError = Console(.standardError)
  /// Only asked whether somebody sits there.
  static let standardInput = Console(.standardInput)

  private let file: FileDescriptor
  private let broken = Locked(false)

  private init(_ file: FileDescriptor) { self.file = file }

  /// The reader went away: nobody wants more.
  var isBroken: Bool { broken.withLock { $0 } }

  var isTerminal: Bool { isatty(file.rawValue) == 1 }

  func write(_ text: String) {
    broken.withLock { broken in
      guard !broken, !text.isEmpty else { return }
      do {
        try file.writeAll(Array(text.utf8))
      } catch {
        broken = true
      }
    }
  }
}
