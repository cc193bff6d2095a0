#if canImport(Glibc)
  private import Glibc
#else
  private import Darwin
#endif

/// What the program does at its start, for tests that use its parts in their own process.
package enum BrokenPipes {
  /// A write to a process that has ended is an error of that write, not the end of the tests.
  package static func areErrors() { _ = ignored }

  private static let ignored: Bool = {
    signal(SIGPIPE, SIG_IGN)
    return true
  }()
}
