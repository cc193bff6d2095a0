import Domain
import Ledger
import Providers
import StageGraph
import TestSupport
import Testing

@testable import Workflow

/// What the run makes of each end that a submit can have.
@Suite(.timeLimit(.hang))
struct RunSubmitTests {
  @Test(arguments: [FailureReason.rate, .busy, .providerFault])
  func `what was not sent is sent again after a pause, within the same run`(
    reason: FailureReason
  ) async throws {
    let folder = try TemporaryDirectory()
    let rehearsal = try Rehearsal(in: folder.path)
    rehearsal.provider.change {
      $0.submit = { _, count in count <= 2 ? .notSent(reason, retryAfter: .seconds(30)) : .buy }
    }
    try rehearsal.addPictures("boat")
    let start = rehearsal.clock.now
    #expect(try await rehearsal.run().news == ["boat": .arrived])
    #expect(rehearsal.provider.submits() == 3)
    #expect(rehearsal.provider.jobs.count == 1)
    #expect(rehearsal.clock.now - start >= 60_000)
  }

  @Test func `what is never sent stays planned for the next run and costs nothing`() async throws {
    let folder = try TemporaryDirectory()
    let rehearsal = try Rehearsal(in: folder.path)
    rehearsal.provider.change { $0.submit = { _, _ in .notSent(.rate, retryAfter: nil) } }
    try rehearsal.addPictures("boat")
    #expect(try await rehearsal.run().news == ["boat": .later])
    #expect(try await rehearsal.states() == [.planned])
    let spending = try await rehearsal.withLedger { try await $0.spending(.real) }
    #expect(spending.committed == .zero)
    rehearsal.provider.change { $0.submit = { _, _ in .buy } }
    #expect(try await rehearsal.run().news == ["boat": .arrived])
  }

  @Test func `a frame that changed on the way is left for the next run`() async throws {
    let folder = try TemporaryDirectory()
    let rehearsal = try Rehearsal(in: folder.path)
    rehearsal.provider.change { $0.submit = { _, _ in .notSent(.badImage, retryAfter: nil) } }
    try rehearsal.addPictures("boat")
    #expect(try await rehearsal.run().news == ["boat": .later])
    #expect(rehearsal.provider.submits() == 1)
    #expect(try await rehearsal.states() == [.planned])
  }

  @Test func `a frame larger than the provider takes is not submitted, the others are`() async throws {
    let folder = try TemporaryDirectory()
    var rehearsal = try Rehearsal(in: folder.path)
    try rehearsal.addPictures("boat")
    try rehearsal.write(PNGFile.of(.slope(width: 64, height: 36)), to: "in/storm.png")
    rehearsal.settings.provider.imageLimit = 1
    let ran = try await rehearsal.run()
    #expect(ran.news == ["boat": .failed, "storm": .failed])
    #expect(try await rehearsal.states() == [.planned, .planned])
    #expect(rehearsal.provider.submits() == 0)
    let bytes = try ["boat", "storm"].map { name in
      let message = ran.report(name)?.message ?? ""
      let words = try #require(
        message.firstMatch(
          of:
            #/not submitted: its frame has (\d+) bytes and compatible takes 1 at most; use --format jpeg or/#)
      )
      return try #require(Int(words.1))
    }
    rehearsal.settings.provider.imageLimit = bytes[0]
    #expect(try await rehearsal.run().news == ["boat": .arrived, "storm": .failed])
    rehearsal.settings.provider.imageLimit = bytes[1]
    #expect(try await rehearsal.run().news == ["boat": .unchanged, "storm": .arrived])
    #expect(rehearsal.provider.submits() == 2)
  }

  @Test func `a refusal fails the shot alone; only --retry-failed buys it again`() async throws {
    let folder = try TemporaryDirectory()
    var rehearsal = try Rehearsal(in: folder.path)
    rehearsal.provider.change {
      $0.submit = { request, _ in request.clip.prompt.contains("boat") ? .refuse(.moderationPrompt) : .buy }
    }
    try rehearsal.addPictures("boat", "cabin")
    let ran = try await rehearsal.run()
    #expect(ran.news == ["boat": .failed, "cabin": .arrived])
    #expect(ran.report("boat")?.message == "refused: moderationPrompt")
    rehearsal.provider.change { $0.submit = { _, _ in .buy } }
    #expect(try await rehearsal.run().news == ["boat": .failed, "cabin": .unchanged])
    rehearsal.settings.retriesFailed = true
    #expect(try await rehearsal.run().news == ["boat": .arrived, "cabin": .unchanged])
    #expect(rehearsal.provider.jobs.count == 2)
  }

  @Test(arguments: [FailureReason.authentication, .balance, .modelGone])
  func `a no that concerns the account closes the gate and leaves the shots planned`(
    reason: FailureReason
  ) async throws {
    let folder = try TemporaryDirectory()
    var rehearsal = try Rehearsal(in: folder.path)
    rehearsal.settings.submitWidth = 1
    rehearsal.provider.change { $0.submit = { _, _ in .refuse(reason) } }
    try rehearsal.addPictures("a", "b", "c", "d")
    let ran = try await rehearsal.run()
    #expect(Set(ran.news.values) == [.later])
    #expect(ran.shots.count == 4)
    #expect(ran.shots.allSatisfy { $0.report.message?.contains("refused: \(reason.rawValue)") == true })
    #expect(rehearsal.provider.submits() == 1)
    #expect(try await rehearsal.states() == [.planned, .planned, .planned, .planned])
  }

  @Test func `an unclear shot waits for a person and is never sent again`() async throws {
    let folder = try TemporaryDirectory()
    var rehearsal = try Rehearsal(in: folder.path)
    rehearsal.settings.provider.listIsComplete = false
    rehearsal.provider.change { $0.submit = { _, _ in .silence(isBought: false) } }
    try rehearsal.addPictures("boat")
    for _ in 1...3 { #expect(try await rehearsal.run().news == ["boat": .needsPerson]) }
    #expect(rehearsal.provider.submits() == 1)
    let spending = try await rehearsal.withLedger { try await $0.spending(.real) }
    #expect(spending.unclear == Money("0.40"))
  }

  @Test func `an unclear shot of the sandbox is made anew, since it costs nothing`() async throws {
    let folder = try TemporaryDirectory()
    var rehearsal = try Rehearsal(in: folder.path, realm: .sandbox)
    rehearsal.settings.provider.listIsComplete = false
    rehearsal.provider.change {
      $0.submit = { _, count in count == 1 ? .silence(isBought: false) : .buy }
    }
    try rehearsal.addPictures("boat")
    #expect(try await rehearsal.run().news == ["boat": .needsPerson])
    #expect(try await rehearsal.run().news == ["boat": .arrived])
  }

  @Test func `submitting stops at so many unclear shots`() async throws {
    let folder = try TemporaryDirectory()
    var rehearsal = try Rehearsal(in: folder.path)
    rehearsal.settings.provider.listIsComplete = false
    (rehearsal.settings.maxAmbiguous, rehearsal.settings.submitWidth) = (2, 1)
    rehearsal.provider.change { $0.submit = { _, _ in .silence(isBought: false) } }
    try rehearsal.addPictures("a", "b", "c", "d", "e")
    for _ in 1...2 {
      let ran = try await rehearsal.run()
      #expect(ran.shots.count == 5)
      #expect(Set(ran.news.values) == [.needsPerson])
      #expect(
        ran.shots.count {
          $0.report.message?.contains("2 shots are unclear") == true && $0.report.state == .planned
        }
          == 3)
    }
    #expect(rehearsal.provider.submits() == 2)
  }

  @Test func `an answer with a job that another shot has is unclear`() async throws {
    let folder = try TemporaryDirectory()
    let rehearsal = try Rehearsal(in: folder.path)
    try rehearsal.addPictures("boat")
    try await rehearsal.run()
    let other = EchoProvider(rehearsal.provider)
    try rehearsal.addPictures("cabin", colour: 7)
    let ran = try await rehearsal.run(asking: other)
    #expect(ran.news == ["boat": .unchanged, "cabin": .needsPerson])
  }

  @Test(arguments: [2, 4, 8])
  func `a spend cap is never exceeded, and the refusal names the figure to pass`(width: Int) async throws {
    let folder = try TemporaryDirectory()
    var rehearsal = try Rehearsal(in: folder.path)
    rehearsal.settings.submitWidth = width
    rehearsal.settings.limits = SpendLimits(maxCost: Money("1.20"), maxClips: nil)
    rehearsal.provider.change {
      $0.submit = { _, _ in
        for _ in 1...20 { await Task.yield() }
        return .buy
      }
    }
    try rehearsal.addPictures("a", "b", "c", "d", "e", "f")
    let ran = try await rehearsal.run()
    #expect(rehearsal.provider.jobs.count == 3)
    #expect(ran.news.values.count { $0 == .arrived } == 3)
    let refused = ran.shots.filter { $0.news == .overLimit }
    #expect(refused.count == 3)
    #expect(refused.allSatisfy { $0.report.message?.contains("--max-cost 1.60") == true })

    // What is unclear counts as spent.
    rehearsal.settings.limits = SpendLimits(maxCost: Money("9"), maxClips: 4)
    rehearsal.provider.change {
      $0.submit = { _, _ in .silence(isBought: true) }
      $0.list = { _ in nil }
    }
    let again = try await rehearsal.run()
    #expect(again.news.values.count { $0 == .needsPerson } == 1)
    #expect(again.news.values.count { $0 == .overLimit } == 2)
    #expect(again.shots.contains { $0.report.message?.contains("--max-clips 5") == true })
    #expect(rehearsal.provider.jobs.count == 4)
  }

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
