import Domain
import SystemPackage
import TestSupport
import Testing

/// The real program, killed at each of its steps by name, and started again. Two of the three pictures are equal:
/// one purchase under two names.
@Suite(.timeLimit(.hang))
struct CrashPointTests {
  /// Commits come many times; each of the first ones is another step of a shot.
  private static let points =
    CrashPoint.allCases.map { ($0, 1) } + (2...6).map { (CrashPoint.beforeCommit, $0) }
    + (2...6).map { (CrashPoint.afterCommit, $0) }

  @Test(arguments: points)
  func `a run that dies at a step is finished by the next one, with nothing bought twice`(
    point: CrashPoint, pass: Int
  ) async throws {
    let project = try Project.of(pictures: 2)
    let twin = try FileBytes.read(project.path.appending("in/s0.png"))
    _ = try project.folder.write(twin, to: "in/twin.png")
    try project.prompt("picture 0, a slow push in", for: "twin")
    let dead = try await project.sandboxRun(environment: [CrashPoint.variable: "\(point.rawValue):\(pass)"])
    #expect(dead.code == 137, "it was not killed: \(dead.errors)")
    let next = try await project.sandboxRun()
    #expect(next.code == 0, "\(next.errors)")
    #expect(try project.jobs().count == 2)
    let clips = try project.clips()
    #expect(clips.sorted() == ["s0.json", "s0.mp4", "s1.json", "s1.mp4", "twin.json", "twin.mp4"])
  }

  @Test func `a sandbox job whose end nobody knows needs no person`() async throws {
    let project = try Project.of(pictures: 1)
    // Sent, and then found on record by a run that dies before it asks the sandbox.
    for point in [CrashPoint.bodySent, .beforeQuestion] {
      let dead = try await project.sandboxRun(environment: [CrashPoint.variable: point.rawValue])
      #expect(dead.code == 137, "it was not killed: \(dead.errors)")
    }
    let status = try await ProgramRun.run(["status"], in: project.path)
    #expect(status.code == 0, "\(status.errors)")
    #expect(status.output.contains("1 ambiguous"), "\(status.output)")
  }
}
