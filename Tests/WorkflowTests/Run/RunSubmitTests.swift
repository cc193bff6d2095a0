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
}
