import Domain
import Ledger
import Providers
import TestSupport
import Testing

@testable import Workflow

/// When a run asks about its jobs, and what the answers mean for what is still to be bought.
@Suite(.timeLimit(.hang))
struct RunPollTests: ~Copyable {
  private let folder: TemporaryDirectory

  init() throws { folder = try TemporaryDirectory() }

  /// The seconds between the polls of a run with one shot, as `answer` has them end.
  private func pauses(
    of rehearsal: Rehearsal, _ answer: @escaping @Sendable (Int) -> ScriptedProvider.Poll
  ) async throws -> [Double] {
    let clock = rehearsal.clock
    let times = Locked<[Int64]>([])
    rehearsal.provider.change {
      $0.poll = { _, _ in
        let count = times.withLock { times in
          times.append(clock.now)
          return times.count
        }
        return answer(count)
      }
    }
    let start = clock.now
    try await rehearsal.run()
    let all = [start] + times.withLock { $0 }
    return zip(all, all.dropFirst()).map { Double($1 - $0) / 1000 }
  }

  @Test func `the first poll comes after one to two seconds, the others later up to the cadence`()
    async throws
  {
    let rehearsal = try Rehearsal(in: folder.path)
    try rehearsal.addPictures("boat")
    let pauses = try await pauses(of: rehearsal) { .status($0 < 12 ? .running : .completed) }
    #expect(pauses.count == 12)
    #expect((1.5..<2.1).contains(pauses[0]))
    for (before, after) in zip(pauses, pauses.dropFirst()) {
      #expect(after > before * 1.2 || after > 16)
      #expect(after < 20.1)
    }
  }

  @Test func `a provider that is overloaded is asked again when it says, in a resumed run too`() async throws
  {
    var rehearsal = try Rehearsal(in: folder.path)
    rehearsal.provider.change { $0.poll = { _, _ in .fail(.refused) } }
    try rehearsal.addPictures("boat")
    #expect(try await rehearsal.run().news == ["boat": .later])
    let answers: [ScriptedProvider.Poll] = [
      .fail(.throttled, retryAfter: .seconds(300)), .fail(.serverFault, retryAfter: .seconds(7200)),
      .status(.completed),
    ]
    rehearsal.settings.retriesFailed = true
    let pauses = try await pauses(of: rehearsal) { answers[min($0, answers.count) - 1] }
    #expect((300..<301).contains(pauses[1]))
    // No longer than a submit would wait.
    #expect((900..<901).contains(pauses[2]))
    #expect(try await rehearsal.states() == [.done])
  }

  @Test func `polls that fail are told of once, without what changes from reply to reply`() async throws {
    var rehearsal = try Rehearsal(in: folder.path)
    let told = Locked<[String]>([])
    rehearsal.onTrouble = { text in told.withLock { $0.append(text) } }
    rehearsal.provider.change {
      $0.poll = { _, count in count < 6 ? .fail(.serverFault) : .status(.completed) }
    }
    try rehearsal.addPictures("boat", "cabin")
    #expect(try await rehearsal.run().news == ["boat": .arrived, "cabin": .arrived])
    #expect(told.withLock { $0 } == ["compatible: as scripted (HTTP 501)"])
  }

  @Test(arguments: [FailureReason.modelGone, .balance, .authentication])
  func `a job that shows that every other would fail too ends the buying`(reason: FailureReason) async throws
  {
    var rehearsal = try Rehearsal(in: folder.path)
    rehearsal.settings.provider.jobsInFlight = 1
    rehearsal.provider.change {
      $0.poll = { _, _ in
        .status(.failed(JobFailure(reason: reason, code: nil, message: "no more", isUnbilled: false)))
      }
    }
    try rehearsal.addPictures("a", "b", "c", "d", "e", "f")
    let ran = try await rehearsal.run()
    #expect(rehearsal.provider.submits() == 1)
    #expect(ran.news.values.count { $0 == .failed } == 1)
    #expect(ran.shots.count { $0.news == .later && $0.report.message == "not submitted: no more" } == 5)
  }

  @Test func `a job that fails for its own sake keeps nothing else from being bought`() async throws {
    var rehearsal = try Rehearsal(in: folder.path)
    rehearsal.settings.provider.jobsInFlight = 1
    rehearsal.provider.change {
      $0.poll = { job, _ in
        job.id.rawValue == "job_1"
          ? .status(.failed(JobFailure(reason: .providerFault, code: nil, message: "oh", isUnbilled: true)))
          : .status(.completed)
      }
    }
    try rehearsal.addPictures("a", "b", "c")
    #expect(try await rehearsal.run().news.values.count { $0 == .arrived } == 2)
  }

  @Test func `an unclear answer that says that the model is not there ends the buying, and stays unclear`()
    async throws
  {
    var rehearsal = try Rehearsal(in: folder.path)
    rehearsal.settings.provider.listIsComplete = false
    rehearsal.settings.submitWidth = 1
    rehearsal.provider.change { $0.submit = { _, _ in .doubt(.modelGone) } }
    try rehearsal.addPictures("a", "b", "c")
    let ran = try await rehearsal.run()
    #expect(rehearsal.provider.submits() == 1)
    #expect(ran.news.values.count { $0 == .needsPerson } == 1)
    #expect(
      ran.shots.count { $0.news == .later && $0.report.message == "not submitted: refused: modelGone" } == 2)
    let spending = try await rehearsal.withLedger { try await $0.spending(.real) }
    #expect(spending.unclear == Money("0.40"))
  }
}
