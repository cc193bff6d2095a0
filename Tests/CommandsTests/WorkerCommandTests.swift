import SystemPackage
import TestSupport
import Testing

@Suite(.serialized, .timeLimit(.hang))
struct WorkerCommandTests {
  @Test func `a worker without its parent ends at once`() async throws {
    let folder = try TemporaryDirectory()
    let run = try await ProgramRun.run(["worker", "--parent", "1", "--address-space", "0"], in: folder.path)
    #expect(run.output == "")
    #expect(run.errors == "")
  }
}
