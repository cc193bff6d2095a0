package import SystemPackage

/// A program in a line or two of shell, to stand where a worker is expected.
package enum Script {
  /// Another process writes the file: this one's next child could still hold it open, and then it can't be run.
  package static func write(_ text: String, to path: FilePath) async throws {
    let run = try await ProgramRun.run(
      ["-c", #"printf '#!/bin/sh\n%s\n' "$1" > "$2" && chmod +x "$2""#, "sh", text, path.string],
      in: path.removingLastComponent(), executable: "/bin/sh")
    guard run.code == 0 else { throw Errno.ioError }
  }
}
