import Domain
import Testing

@testable import Sandbox

struct JobStatusTests {
  static let timing: SandboxTiming = {
    var timing = SandboxTiming()
    timing.queued = .seconds(1)
    timing.running = .seconds(4)
    timing.slowness = .seconds(20)
    timing.retention = .seconds(100)
    return timing
  }()

  static func job(faults: Set<ShotFault> = [], render: RenderResult?) throws -> SandboxJob {
    SandboxJob(
      id: "video_1", sequence: 1, createdAt: 10_000,
      draft: JobDraft(
        model: "m", prompt: "p", size: try #require(PixelSize("8x8")), seconds: 4, frame: .png, faults: faults
      ),
      render: render)
  }

  @Test(
    arguments: [
      (0, .queued), (999, .queued), (1000, .running(progress: 1)), (3000, .running(progress: 50)),
      (4999, .running(progress: 99)), (5000, .completed(at: 15_000, expiresAt: 115_000)),
      (900_000, .completed(at: 15_000, expiresAt: 115_000)),
    ] as [(Int64, JobStatus)])
  func `the state follows from the age`(age: Int64, expected: JobStatus) throws {
    let job = try Self.job(render: RenderResult(at: 10_000, outcome: .tiny))
    #expect(job.status(at: 10_000 + age, timing: Self.timing) == expected)
  }

  @Test func `a clip that isn't rendered keeps its job running, and a late one completes late`() throws {
    let waiting = try Self.job(render: nil)
    #expect(waiting.status(at: 99_000, timing: Self.timing) == .running(progress: 99))
    let late = try Self.job(render: RenderResult(at: 40_000, outcome: .tiny))
    #expect(late.status(at: 99_000, timing: Self.timing) == .completed(at: 40_000, expiresAt: 140_000))
  }

  @Test func `a failed render is a failed job with its reason`() throws {
    let job = try Self.job(render: RenderResult(at: 11_000, outcome: .failed(message: "no disk")))
    #expect(
      job.status(at: 99_000, timing: Self.timing)
        == .failed(at: 15_000, code: "render_failed", message: "no disk"))
  }

  @Test(
    arguments: [
      (.moderation, "moderation_blocked"), (.fail, "internal_error"),
    ] as [(ShotFault, String)])
  func `a shot that asks to fail does, after it ran`(fault: ShotFault, code: String) throws {
    let job = try Self.job(faults: [fault], render: RenderResult(at: 10_000, outcome: .tiny))
    #expect(job.status(at: 14_999, timing: Self.timing) == .running(progress: 99))
    guard case .failed(15_000, code, _) = job.status(at: 15_000, timing: Self.timing) else {
      Issue.record("not failed")
      return
    }
  }

  @Test func `an expiring clip expires at once and a slow one takes longer`() throws {
    let render = RenderResult(at: 10_000, outcome: .tiny)
    let expiring = try Self.job(faults: [.expire], render: render)
    #expect(expiring.status(at: 15_000, timing: Self.timing) == .completed(at: 15_000, expiresAt: 15_000))
    let slow = try Self.job(faults: [.slow], render: render)
    #expect(slow.status(at: 34_999, timing: Self.timing) == .running(progress: 99))
    #expect(slow.status(at: 35_000, timing: Self.timing) == .completed(at: 35_000, expiresAt: 135_000))
  }
}
