import Foundation
import Glibc
import SystemPackage

/// A real process of `ledger-crash-writer`, read line by line and killed without warning.
struct ChildProcess: ~Copyable {
  let pid: pid_t
  private let output: FileDescriptor
  private var pending: [UInt8] = []

  static func start(_ arguments: [String]) throws -> ChildProcess {
    let here = FilePath(try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
    let program = here.removingLastComponent().appending("ledger-crash-writer").string

    let pipe = try FileDescriptor.pipe()
    // Other tests start processes too: none may inherit an end of this pipe.
    _ = fcntl(pipe.readEnd.rawValue, F_SETFD, FD_CLOEXEC)
    _ = fcntl(pipe.writeEnd.rawValue, F_SETFD, FD_CLOEXEC)
    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    unsafe posix_spawn_file_actions_adddup2(&actions, pipe.writeEnd.rawValue, 1)
    var words = unsafe ([program] + arguments).map { unsafe strdup($0) } + [nil]
    defer { unsafe words.forEach { unsafe free($0) } }
    var child: pid_t = 0
    let code = unsafe posix_spawn(&child, program, &actions, nil, &words, environ)
    try pipe.writeEnd.close()
    guard code == 0 else {
      try pipe.readEnd.close()
      throw Errno(rawValue: code)
    }
    return ChildProcess(pid: child, output: pipe.readEnd)
  }

  private init(pid: pid_t, output: FileDescriptor) {
    self.pid = pid
    self.output = output
  }

  /// Nil when the process has ended.
  mutating func readLine() throws -> String? {
    while true {
      if let end = pending.firstIndex(of: 0x0A) {
        let line = String(decoding: pending[..<end], as: UTF8.self)
        pending.removeFirst(end + 1)
        return line
      }
      var piece = [UInt8](repeating: 0, count: 4096)
      let count = try unsafe piece.withUnsafeMutableBytes { try unsafe output.read(into: $0) }
      if count == 0 { return nil }
      pending += piece[..<count]
    }
  }

  /// SIGKILL, the end, and whatever it had said by then.
  mutating func kill() throws -> [String] {
    _ = Glibc.kill(pid, SIGKILL)
    var status: Int32 = 0
    while unsafe waitpid(pid, &status, 0) < 0, errno == EINTR {}
    var lines: [String] = []
    while let line = try readLine() { lines.append(line) }
    try output.close()
    return lines
  }
}
