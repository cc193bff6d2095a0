import Foundation
import SystemPackage
import TestSupport
import Testing

/// Whole batches among trouble, in a program of their own that takes over all scheduling: nothing is bought
/// twice, nothing bought is lost, no cap is passed. CI lives through ten thousand seeds (`.ci/run`).
@Suite(.timeLimit(.hang))
struct SimulationTests {
  private static let seeds = ProcessInfo.processInfo.environment["FIRSTFRAME_SEEDS"] ?? "150"

  private static func simulate(_ arguments: String...) async throws -> ProgramRun {
    try await ProgramRun.run(arguments, in: "/", executable: Program.path(of: "simulation"))
  }

  @Test func `whatever happens, no shot is bought twice and no bought clip is lost`() async throws {
    let run = try await Self.simulate(Self.seeds)
    #expect(run.code == 0, "\(run.output)\(run.errors)")
    #expect(run.output.contains("no promise broken"))
  }

  @Test func `a crash at any step breaks no promise`() async throws {
    let run = try await Self.simulate("crashes")
    #expect(run.code == 0, "\(run.output)\(run.errors)")
    #expect(run.output.contains("no promise broken"))
  }

  @Test func `the same seed gives the same life`() async throws {
    let runs = [try await Self.simulate("seed", "17"), try await Self.simulate("seed", "17")]
    #expect(runs[0].output.count > 200)
    #expect(runs[0].output == runs[1].output)
  }
}
