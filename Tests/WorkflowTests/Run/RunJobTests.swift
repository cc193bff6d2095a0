import Domain
import Ledger
import Providers
import StageGraph
import SystemPackage
import TestSupport
import Testing

@testable import Workflow

/// What the run makes of a bought job's ends, and of clips that do not come whole.
@Suite(.timeLimit(.hang))
struct RunJobTests {
  @Test func `a job that fails fails its shot, and what may be billed is not bought again`() async throws {
    let folder = try TemporaryDirectory()
    var rehearsal = try Rehearsal(in: folder.path)
    rehearsal.provider.change {
      $0.poll = { job, _ in
        .status(
          .failed(JobFailure(reason: .moderationResult, code: "x", message: "blocked", isUnbilled: false)))
      }
    }
    try rehearsal.addPictures("boat")
    rehearsal.settings.retriesFailed = true
    for _ in 1...2 {
      let ran = try await rehearsal.run()
      #expect(ran.news == ["boat": .failed])
      #expect(ran.report("boat")?.message == "blocked")
    }
    #expect(rehearsal.provider.submits() == 1)
    let spending = try await rehearsal.withLedger { try await $0.spending(.real) }
    #expect(spending.spent == Money("0.40"))
  }

  @Test func `a job that refuses the frame's size is told with both sizes`() async throws {
    let folder = try TemporaryDirectory()
    let rehearsal = try Rehearsal(in: folder.path)
    rehearsal.provider.change {
      $0.poll = { _, _ in
        .status(.failed(JobFailure(reason: .badImage, code: nil, message: "must match", isUnbilled: true)))
      }
    }
    try rehearsal.addPictures("boat")
    let message = try await rehearsal.run().report("boat")?.message ?? ""
    let sizes = try #require(message.wholeMatch(of: #/must match \(frame (\d+x\d+), asked for (\d+x\d+)\)/#))
    #expect(sizes.1 == sizes.2)
  }

  @Test func `a poll that fails says nothing about the job`() async throws {
    let folder = try TemporaryDirectory()
    let rehearsal = try Rehearsal(in: folder.path)
    let codes: [ProviderError.Code] = [
      .unreachable, .interrupted, .throttled, .serverFault, .badReply, .notReady,
    ]
    rehearsal.provider.change {
      $0.poll = { _, count in count <= codes.count ? .fail(codes[count - 1]) : .status(.completed) }
    }
    try rehearsal.addPictures("boat")
    #expect(try await rehearsal.run().news == ["boat": .arrived])
    #expect(rehearsal.provider.submits() == 1)
  }

  @Test func `an error that needs a hand leaves the job for the next run`() async throws {
    let folder = try TemporaryDirectory()
    let rehearsal = try Rehearsal(in: folder.path)
    rehearsal.provider.change { $0.poll = { _, _ in .fail(.authentication) } }
    try rehearsal.addPictures("boat")
    #expect(try await rehearsal.run().news == ["boat": .later])
    #expect(try await rehearsal.states() == [.submitted])
    rehearsal.provider.change { $0.poll = { _, _ in .status(.completed) } }
    let ran = try await rehearsal.run()
    #expect(ran.news == ["boat": .arrived])
    // It was resumed, and met again with its picture: told once.
    #expect(ran.shots.count == 1)
    #expect(rehearsal.provider.submits() == 1)
  }

  @Test(arguments: [ProviderError.Code.jobUnknown, .expired])
  func `a job that is gone waits for a person and is never bought again`(
    code: ProviderError.Code
  ) async throws {
    let folder = try TemporaryDirectory()
    let rehearsal = try Rehearsal(in: folder.path)
    rehearsal.provider.change { $0.poll = { _, _ in .fail(code) } }
    try rehearsal.addPictures("boat")
    for _ in 1...3 { #expect(try await rehearsal.run().news == ["boat": .needsPerson]) }
    #expect(try await rehearsal.states() == [.expired])
    #expect(rehearsal.provider.submits() == 1)
  }

  @Test func `a job that the provider lost sight of is asked for ten minutes more, then waits for a person`()
    async throws
  {
    let folder = try TemporaryDirectory()
    let rehearsal = try Rehearsal(in: folder.path)
    rehearsal.provider.change { $0.poll = { _, _ in .fail(.lostSight) } }
    try rehearsal.addPictures("boat")
    let start = rehearsal.clock.now
    #expect(try await rehearsal.run().news == ["boat": .needsPerson])
    #expect(rehearsal.clock.now - start >= 600_000)
    #expect(rehearsal.provider.events.count { $0 == "poll job_1" } > 20)
    #expect(try await rehearsal.run().news == ["boat": .needsPerson])
    #expect(try await rehearsal.states() == [.expired])
    #expect(rehearsal.provider.submits() == 1)
    let spending = try await rehearsal.withLedger { try await $0.spending(.real) }
    #expect(spending.spent == Money("0.40"))
    // The person asked, and it is there after all.
    rehearsal.provider.change { $0.poll = { _, _ in .status(.completed) } }
    try await rehearsal.withLedger { ledger in
      let record = try #require(
        try await ledger.shots(in: [.expired], realm: nil, after: nil, limit: 1).first)
      _ = try await ledger.adopt(try #require(record.job), for: record.id)
    }
    #expect(try await rehearsal.run().news == ["boat": .arrived])
    #expect(rehearsal.provider.submits() == 1)
  }

  @Test func `a job that shows again after it was out of sight brings its clip`() async throws {
    let folder = try TemporaryDirectory()
    let rehearsal = try Rehearsal(in: folder.path)
    rehearsal.provider.change {
      $0.poll = { _, count in
        count == 20 ? .status(.running) : count < 40 ? .fail(.lostSight) : .status(.completed)
      }
    }
    try rehearsal.addPictures("boat")
    #expect(try await rehearsal.run().news == ["boat": .arrived])
  }

  /// What is told of a shot whose download has come to an end, when `step` has to leave it.
  private static func left(
    _ step: @Sendable (RunContext, ActiveShot) async -> RunExit
  ) async throws -> (report: ShotReport, recorded: String?)? {
    let folder = try TemporaryDirectory()
    let rehearsal = try Rehearsal(in: folder.path)
    let plan = try Planned.plan(1)
    let job = try #require(JobID("job_1"))
    return try await rehearsal.withLedger { ledger in
      try await rehearsal.intend(plan, 1, in: ledger)
      _ = try await ledger.record(.bought(JobSnapshot(id: job, status: .queued)), for: plan.shot.id)
      _ = try await ledger.advance(plan.shot.id, to: JobSnapshot(id: job, status: .completed))
      let record = try await ledger.record(.started, for: plan.shot.id)
      var shot = ActiveShot(record: record, place: plan.place, frame: nil)
      shot.part = FetchedClip(path: "c.part", file: DownloadedFile(bytes: 1, digest: .of([1])))
      let exit = try await rehearsal.withContext(ledger) { [shot] in await step($0, shot) }
      guard case .shot(let report, .later) = exit else { return nil }
      return (report, try await ledger.shot(plan.shot.id)?.message)
    }
  }

  private static func checked(_ context: RunContext, _ shot: ActiveShot) async -> RunExit {
    switch await ClipCheck(context: context, disk: SystemDisk()).check(shot) {
    case .leave(let exit): exit
    case .next: .underWay
    }
  }

  @Test func `a worker that dies leaves the clip at the provider, and says so in words`() async throws {
    let end = try await Self.left(Self.checked)
    #expect(end?.report.message == "there are no workers here")
    #expect(end?.report.state == .ready)
    #expect(end?.recorded == "there are no workers here")
  }

  @Test func `a stop leaves the clip at the provider, and says so in words`() async throws {
    let end = try await Self.left { context, shot in await context.leave(shot, CancellationError()) }
    #expect(end?.report.message == "stopped; run again to go on")
    #expect(end?.report.state == .ready)
    #expect(end?.recorded == "stopped; run again to go on")
  }

  @Test(arguments: [Array("<html>sorry</html>".utf8), [], [0, 0, 0, 40] + Array("ftypisom".utf8)])
  func `what is no whole MP4 is not taken for a clip and is fetched anew`(bytes: [UInt8]) async throws {
    let folder = try TemporaryDirectory()
    let rehearsal = try Rehearsal(in: folder.path)
    rehearsal.provider.change { $0.download = { _, count in count == 1 ? .other(bytes) : .whole } }
    try rehearsal.addPictures("boat")
    let ran = try await rehearsal.run()
    #expect(ran.news == ["boat": .later])
    #expect(ran.report("boat")?.message?.contains("no whole MP4") == true)
    #expect(try await rehearsal.states() == [.ready])
    #expect(try rehearsal.clipFiles() == [])
    #expect(try await rehearsal.run().news == ["boat": .arrived])
    #expect(rehearsal.provider.submits() == 1)
  }

  @Test func `a file of somebody else under the clip's name is kept`() async throws {
    let folder = try TemporaryDirectory()
    let rehearsal = try Rehearsal(in: folder.path)
    try rehearsal.addPictures("boat")
    try rehearsal.write([1, 2, 3], to: "out/clips/boat.mp4")
    try await rehearsal.run()
    let others = try rehearsal.clipFiles().filter { !["boat.json", "boat.mp4"].contains($0) }
    #expect(others.count == 1)
    #expect(try FileBytes.read(folder.path.appending("out/clips").appending(others[0])) == [1, 2, 3])
  }

  @Test func `a job whose name went to another prompt is still fetched, under its versioned name`()
    async throws
  {
    let folder = try TemporaryDirectory()
    let rehearsal = try Rehearsal(in: folder.path)
    rehearsal.provider.change {
      $0.poll = { job, _ in job.id.rawValue == "job_1" ? .fail(.refused) : .status(.completed) }
    }
    try rehearsal.addPictures("boat")
    try rehearsal.writePrompt("first", for: "boat")
    #expect(try await rehearsal.run().news == ["boat": .later])
    try rehearsal.writePrompt("second", for: "boat")
    _ = try await rehearsal.run()
    let jobs = rehearsal.provider.jobs
    try #require(jobs.count == 2)
    let (first, second) = (jobs[0], jobs[1])
    #expect(try rehearsal.clip("boat") == second.clip)
    rehearsal.provider.change { $0.poll = { _, _ in .status(.completed) } }
    let ran = try await rehearsal.run()
    #expect(Set(ran.shots.map(\.news)) == [.arrived, .unchanged])
    #expect(try rehearsal.clip("boat") == second.clip)
    #expect(try rehearsal.clip("boat.\(first.shot.short)") == first.clip)
    #expect(try rehearsal.provenance("boat.\(first.shot.short)").prompt == "first")
    #expect(rehearsal.provider.submits() == 2)
  }

  @Test func `a job of another provider is left to it`() async throws {
    let folder = try TemporaryDirectory()
    let rehearsal = try Rehearsal(in: folder.path)
    rehearsal.provider.change { $0.poll = { _, _ in .fail(.refused) } }
    try rehearsal.addPictures("boat")
    try await rehearsal.run()
    var other = try Rehearsal(rehearsal, realm: .real)
    other.settings.endpoint = "http://other.test/v1"
    let ran = try await other.run()
    #expect(ran.news == ["boat": .later])
    #expect(ran.report("boat")?.message?.contains("http://compatible.test/v1") == true)
    #expect(other.provider.events.isEmpty)
  }
}
