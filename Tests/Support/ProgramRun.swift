private import Foundation
internal import Subprocess
package import SystemPackage

/// One run of the program, or of another, from start to end.
package struct ProgramRun: Sendable {
  /// The exit code; 128 and the signal's number when a signal ended it, as shells count.
  package let code: Int32
  package let output: String
  package let errors: String

  /// Standard output, a line each.
  package var lines: [Substring] { output.split(separator: "\n") }

  /// Runs it in `folder` with both streams going to files; `body` may look on and send signals meanwhile.
  ///
  /// - Parameter environment: what differs from the tests' own; nil takes a variable away.
  package static func run(
    _ arguments: [String], in folder: FilePath, environment: [String: String?] = [:],
    executable: FilePath = Program.path, during body: (RunningProgram) async throws -> Void = { _ in }
  ) async throws -> ProgramRun {
    try await Turnstile.pass {
      try await start(arguments, in: folder, environment: environment, executable: executable, during: body)
    }
  }

  private static func start(
    _ arguments: [String], in folder: FilePath, environment: [String: String?], executable: FilePath,
    during body: (RunningProgram) async throws -> Void
  ) async throws -> ProgramRun {
    let streams = try TemporaryDirectory()
    let output = streams.path.appending("output")
    let errors = streams.path.appending("errors")
    let result = try await Subprocess.run(
      .path(executable), arguments: Arguments(arguments), environment: Self.environment(environment),
      workingDirectory: folder, input: .none,
      output: .fileDescriptor(try open(output), closeAfterSpawningProcess: true),
      error: .fileDescriptor(try open(errors), closeAfterSpawningProcess: true)
    ) { execution in
      try await body(
        RunningProgram(process: execution.processIdentifier.value, outputFile: output, errorFile: errors))
    }
    return ProgramRun(
      code: Self.code(of: result.terminationStatus),
      output: String(decoding: try FileBytes.read(output), as: UTF8.self),
      errors: String(decoding: try FileBytes.read(errors), as: UTF8.self))
  }

  /// A command line for the shell, in which `$0` is the program.
  package static func shell(
    _ script: String, in folder: FilePath, environment: [String: String?] = [:]
  ) async throws -> ProgramRun {
    try await run(
      ["-c", script, Program.path.string], in: folder, environment: environment, executable: "/bin/sh")
  }

  /// The tests' own environment without what the one who runs them may have set for terminals and settings.
  static func environment(_ changes: [String: String?]) -> Environment {
    var all: [Environment.Key: String?] = [
      "NO_COLOR": nil, "FORCE_COLOR": nil, "CLICOLOR_FORCE": nil, "CLICOLOR": nil, "TERM": "xterm",
      "XDG_CONFIG_HOME": "/nonexistent", "XDG_STATE_HOME": "/nonexistent",
    ]
    // How much is tested is no setting of the program.
    for name in ProcessInfo.processInfo.environment.keys where name.hasPrefix("FIRSTFRAME_") {
      all[Environment.Key(stringLiteral: name)] = .some(nil)
    }
    for (name, value) in changes { all[Environment.Key(stringLiteral: name)] = value }
    return .inherit.updating(all)
  }

  static func code(of status: TerminationStatus) -> Int32 {
    switch status {
    case .exited(let code): code
    case .signaled(let number): 128 + number
    }
  }

  private static func open(_ path: FilePath) throws -> FileDescriptor {
    try FileDescriptor.open(
      path, .writeOnly, options: [.create, .append, .closeOnExec], permissions: .ownerReadWrite)
  }
}
