import SystemPackage
import TestSupport

@testable import Sandbox

/// Runs the programs that tests check clips with.
enum MediaProgram {
  static let hasFFmpeg = find("ffmpeg") != nil && find("ffprobe") != nil

  struct Failure: Error {
    let text: String
  }

  /// What the program wrote to standard output; throws what it wrote elsewhere when it fails.
  static func run(_ name: String, _ arguments: [String]) async throws -> String {
    guard let path = find(name) else { throw Failure(text: "no \(name)") }
    let run = try await ProgramRun.run(arguments, in: "/", executable: path)
    guard run.code == 0 else { throw Failure(text: "\(name): \(run.code) \(run.errors)") }
    return run.output
  }

  private static func find(_ name: String) -> FilePath? {
    ProgramFinder.find(name, in: ProgramFinder.processSearchPath)
  }
}
