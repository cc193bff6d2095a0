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

  static func job(
    account: SandboxAccount = .openAI, faults: Set<ShotFault> = [], render: RenderResult?
  ) throws -> SandboxJob {
    SandboxJob(
      id: "video_1", sequence: 1, createdAt: 10_000,
      draft: JobDraft(
        account: account, model: "m", prompt: "p", size: try #require(PixelSize("8x8")), seconds: 4,
        frame: .png, faults: faults),
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
        == .failed(at: 15_000, .render("no disk")))
  }

  @Test(
    arguments: [
      (.moderation, .resultModeration), (.fail, .internalFault), (.lostResult, .lostResult),
      (.lostStatus, .lostStatus),
    ] as [(ShotFault, JobTrouble)])
  func `a shot that asks to fail does, after it ran`(fault: ShotFault, trouble: JobTrouble) throws {
    let job = try Self.job(faults: [fault], render: RenderResult(at: 10_000, outcome: .tiny))
    #expect(job.status(at: 14_999, timing: Self.timing) == .running(progress: 99))
    #expect(job.status(at: 15_000, timing: Self.timing) == .failed(at: 15_000, trouble))
  }

  @Test(
    arguments: [
      (.imageModeration, .imageModeration), (.promptModeration, .promptModeration), (.size, .imageSize),
      (.gone, .modelGone),
    ] as [(ShotFault, JobTrouble)])
  func `what is wrong with the request fails a job before it runs`(fault: ShotFault, trouble: JobTrouble)
    throws
  {
    let job = try Self.job(faults: [fault, .fail], render: nil)
    #expect(job.status(at: 10_999, timing: Self.timing) == .queued)
    #expect(job.status(at: 11_000, timing: Self.timing) == .failed(at: 11_000, trouble))
    #expect(!job.isToBeRendered)
  }

  @Test func `a stuck job never ends, though its clip is there`() throws {
    let job = try Self.job(faults: [.stuck], render: RenderResult(at: 10_000, outcome: .tiny))
    #expect(job.status(at: 99_000_000, timing: Self.timing) == .running(progress: 99))
  }

  @Test(
    arguments: [(.azure, 86_410_000), (.apiyi, 86_415_000), (.relay, 115_000)] as [(SandboxAccount, Int64)])
  func `each service keeps clips for its own time`(account: SandboxAccount, expiry: Int64) throws {
    let job = try Self.job(account: account, render: RenderResult(at: 10_000, outcome: .tiny))
    #expect(job.status(at: 15_000, timing: Self.timing) == .completed(at: 15_000, expiresAt: expiry))
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
