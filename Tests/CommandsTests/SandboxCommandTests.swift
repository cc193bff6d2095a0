import Foundation
import SystemPackage
import TestSupport
import Testing

/// `firstframe sandbox`, alone.
@Suite(.serialized, .timeLimit(.hang))
struct SandboxCommandTests {
  @Test(arguments: [(SIGINT, 130), (SIGTERM, 143)] as [(Int32, Int32)])
  func `a signal stops it with that signal's code`(signal: Int32, code: Int32) async throws {
    let folder = try TemporaryDirectory()
    let run = try await ProgramRun.run(
      ["sandbox", "--no-render", "--data", "jobs"], in: folder.path
    ) { server in
      try await Poll.until("the sandbox listens") { try server.output().contains("\n") }
      server.send(signal)
    }
    #expect(run.code == code)
    #expect(run.errors == "")
  }
}
