import Domain
import Ledger
import Providers
import StageGraph
import TestSupport
import Testing

@testable import Workflow

/// When a shot's submit has its turn: the provider's pace and room, the caps, and what is not to be had at all.
@Suite(.timeLimit(.hang))
struct RunSubmitTurnTests {
  @Test func `a pace per minute holds submits apart`() async throws {
    let folder = try TemporaryDirectory()
    var rehearsal = try Rehearsal(in: folder.path)
    rehearsal.settings.submitsPerMinute = 4
    try rehearsal.addPictures("a", "b", "c")
    let clock = rehearsal.clock
    let submits = Locked<[Int64]>([])
    rehearsal.provider.change {
      $0.submit = { _, _ in
        submits.withLock { $0.append(clock.now) }
        return .buy
      }
    }
    let start = clock.now
    try await rehearsal.run()
    let times = submits.withLock { $0.sorted() }
    #expect(times.count == 3)
    // Each may come later than its turn, and none before it.
    #expect(times.enumerated().allSatisfy { $1 >= start + Int64($0) * 15_000 })
  }

  @Test func `no more jobs are under way than the provider lets an account have`() async throws {
    let folder = try TemporaryDirectory()
    var rehearsal = try Rehearsal(in: folder.path)
    rehearsal.settings.provider.jobsInFlight = 2
    rehearsal.settings.submitWidth = 4
    try rehearsal.addPictures("a", "b", "c", "d", "e", "f")
    let open = Locked((now: 0, most: 0))
    rehearsal.provider.change {
      $0.submit = { _, _ in
        open.withLock { open in
          open.now += 1
          open.most = max(open.most, open.now)
        }
        return .buy
      }
      $0.poll = { _, count in
        if count < 3 { return .status(.running) }
        open.withLock { $0.now -= 1 }
        return .status(.completed)
      }
    }
    let ran = try await rehearsal.run()
    #expect(ran.news.values.count { $0 == .arrived } == 6)
    #expect(open.withLock { $0.most } == 2)
  }

  @Test func `a remix that would be another clip than the one that is paid for is not bought`() async throws {
    let folder = try TemporaryDirectory()
    var rehearsal = try Rehearsal(in: folder.path)
    var request = try Planned.plan(1).shot.request
    request.seconds = 8
    let source = rehearsal.provider.make(
      try Planned.plan(1).shot.id, request, model: rehearsal.settings.model.id)
    rehearsal.settings.options[ClipRequest.remixOption] = source.id.rawValue
    try rehearsal.addPictures("boat")
    let ran = try await rehearsal.run()
    #expect(ran.news == ["boat": .failed])
    #expect(ran.report("boat")?.message?.hasSuffix("is made as that job was; say --seconds 8") == true)
    #expect(rehearsal.provider.submits() == 0)
    rehearsal.settings.seconds = 8
    #expect(try await rehearsal.run().news == ["boat": .arrived])
    #expect(rehearsal.provider.submits() == 1)
  }

  @Test func `a provider that wants no submit for hours is not waited for`() async throws {
    let folder = try TemporaryDirectory()
    let rehearsal = try Rehearsal(in: folder.path)
    rehearsal.provider.change { $0.submit = { _, _ in .notSent(.rate, retryAfter: .seconds(7200)) } }
    try rehearsal.addPictures("boat", "cabin")
    let start = rehearsal.clock.now
    let ran = try await rehearsal.run()
    #expect(ran.news == ["boat": .later, "cabin": .later])
    #expect(ran.report("cabin")?.message?.contains("wants no submit for 120 minutes") == true)
    #expect(rehearsal.clock.now - start < 600_000)
    #expect(try await rehearsal.states() == [.planned, .planned])
  }

  @Test func `a name that shares a shot keeps its clip while the new one is not bought`() async throws {
    let folder = try TemporaryDirectory()
    var rehearsal = try Rehearsal(in: folder.path)
    rehearsal.settings.prompts = Prompts(common: "one prompt")
    try rehearsal.addPictures("left", "right", colour: 3)
    try await rehearsal.run()
    let old = try #require(try rehearsal.clip("right"))
    rehearsal.settings.prompts = Prompts(common: "another prompt")
    rehearsal.settings.limits = SpendLimits(maxCost: Money("0.40"), maxClips: nil)
    // Either may be first, and is the one that asks for the purchase.
    let news = try await rehearsal.run().news
    #expect([["left": .overLimit, "right": .later], ["left": .later, "right": .overLimit]].contains(news))
    #expect(try rehearsal.clip("left") == old)
    #expect(try rehearsal.clip("right") == old)
    rehearsal.settings.limits = .none
    #expect(try await rehearsal.run().news == ["left": .arrived, "right": .arrived])
    let new = try #require(rehearsal.provider.jobs.last).clip
    #expect(try rehearsal.clip("left") == new)
    #expect(try rehearsal.clip("right") == new)
  }

  @Test func `what a cap has no room for waits for no turn`() async throws {
    let folder = try TemporaryDirectory()
    var rehearsal = try Rehearsal(in: folder.path)
    rehearsal.settings.submitsPerMinute = 1
    rehearsal.settings.limits = SpendLimits(maxCost: Money("0.30"), maxClips: nil)
    try rehearsal.addPictures("a", "b", "c", "d")
    let start = rehearsal.clock.now
    #expect(try await rehearsal.run().news.values.count { $0 == .overLimit } == 4)
    #expect(rehearsal.clock.now - start < 60_000)
  }

  @Test func `what is not submitted for want of room says so to the exit code`() async throws {
    let folder = try TemporaryDirectory()
    let rehearsal = try Rehearsal(in: folder.path)
    let plan = try Planned.plan(1)
    let frame = try Planned.frame(1)
    let end = try await rehearsal.withLedger { ledger in
      let record = try await ledger.admit(plan, frame: frame).record
      let shot = ActiveShot(record: record, place: plan.place, frame: frame)
      return try await rehearsal.withContext(ledger) { context in
        // As when a bought job's id found no room at first.
        await context.gate.close(because: .diskFull)
        let files = ClipFiles(layout: rehearsal.layout, disk: SystemDisk())
        return await SubmitStep(context: context, files: files).submit(shot)
      }
    }
    guard case .leave(.shot(let report, .diskFull)) = end else {
      Issue.record("\(end)")
      return
    }
    #expect(report.message == "not submitted: the disk is full; free some space and run again")
    #expect(rehearsal.provider.submits() == 0)
  }
}
