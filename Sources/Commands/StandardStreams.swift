#if canImport(Glibc)
  private import Glibc
#else
  private import Darwin
#endif

/// Input, output and errors as whoever started the program left them.
package enum StandardStreams {
  /// Fills the place of each stream that is closed, before another file gets its number and the program's words: nothing
  /// can be read there, and a write fails as it should.
  package static func hold() {
    for stream in STDIN_FILENO...STDERR_FILENO where fcntl(stream, F_GETFD) == -1 {
      // The lowest number that is free is this one.
      _ = unsafe open("/dev/null", O_RDONLY)
    }
  }
}
