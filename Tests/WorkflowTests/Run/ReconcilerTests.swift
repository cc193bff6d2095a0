import Domain
import Ledger
import Providers
import TestSupport
import Testing

@testable import Workflow

@Suite(.timeLimit(.hang))
struct ReconcilerTests {
  /// The states of shots 1... after the list was looked at; `make` says which jobs are in it.
  private static func settle(
    prompts: [String], listIsComplete: Bool = true, pageIsComplete: Bool = true, hasList: Bool = true,
    make: (Rehearsal, [ShotPlan], SQLiteLedger) async throws -> Void
  ) async throws -> [ShotRecord] {
    let folder = try TemporaryDirectory()
    var rehearsal = try Rehearsal(in: folder.path)
    rehearsal.settings.provider.listIsComplete = listIsComplete
    rehearsal.provider.change {
      $0.list = { jobs in
        hasList ? JobListing(jobs: jobs.map(\.snapshot), isComplete: pageIsComplete) : nil
      }
    }
    let plans = try prompts.enumerated().map { try Planned.plan($0.offset + 1, prompt: $0.element) }
    return try await rehearsal.withLedger { ledger in
      for (index, plan) in plans.enumerated() {
        try await rehearsal.intend(plan, index + 1, in: ledger)
        _ = try await ledger.record(.ambiguous("no answer"), for: plan.shot.id)
      }
      try await make(rehearsal, plans, ledger)
      try await rehearsal.withContext(ledger) { try await Reconciler(context: $0).settle() }
      return try await ledger.shots(
        in: Set(ShotState.allCases), realm: nil, after: nil, limit: 100)
    }
  }

  @Test func `exactly one job that fits is the shot's`() async throws {
    let records = try await Self.settle(prompts: ["a", "b"]) { rehearsal, plans, _ in
      for plan in plans.reversed() {
        rehearsal.provider.make(plan.shot.id, plan.shot.request, model: rehearsal.settings.model.id)
      }
    }
    #expect(records.map(\.state) == [.submitted, .submitted])
    #expect(records.map(\.job) == [JobID("job_2"), JobID("job_1")])
  }

  @Test(arguments: [(true, true), (true, false), (false, true), (false, false)])
  func `only a list that is complete in both ways proves that nothing was bought`(
    listIsComplete: Bool, pageIsComplete: Bool
  ) async throws {
    let records = try await Self.settle(
      prompts: ["a"], listIsComplete: listIsComplete, pageIsComplete: pageIsComplete
    ) { _, _, _ in }
    #expect(records.map(\.state) == [listIsComplete && pageIsComplete ? .planned : .ambiguous])
  }

  @Test func `a provider without a list is told to whoever asked`() async throws {
    await #expect(throws: ProviderError.self) {
      _ = try await Self.settle(prompts: ["a"], hasList: false) { _, _, _ in }
    }
  }

  @Test func `two jobs that fit one shot, or two shots that fit one job, stay unclear`() async throws {
    let twoJobs = try await Self.settle(prompts: ["a"]) { rehearsal, plans, _ in
      for _ in 1...2 {
        rehearsal.provider.make(plans[0].shot.id, plans[0].shot.request, model: rehearsal.settings.model.id)
      }
    }
    #expect(twoJobs.map(\.state) == [.ambiguous])
    let twoShots = try await Self.settle(prompts: ["a", "a"]) { rehearsal, plans, _ in
      rehearsal.provider.make(plans[0].shot.id, plans[0].shot.request, model: rehearsal.settings.model.id)
    }
    #expect(twoShots.map(\.state) == [.ambiguous, .ambiguous])
  }

  @Test func `a job that some shot owned once is nobody else's`() async throws {
    let records = try await Self.settle(prompts: ["a", "a"]) { rehearsal, plans, ledger in
      let owned = rehearsal.provider.make(
        plans[0].shot.id, plans[0].shot.request, model: rehearsal.settings.model.id)
      rehearsal.provider.make(plans[1].shot.id, plans[1].shot.request, model: rehearsal.settings.model.id)
      _ = try await ledger.adopt(owned.id, for: plans[0].shot.id)
    }
    #expect(records.map(\.job) == [JobID("job_1"), JobID("job_2")])
  }

  @Test(arguments: ["model", "prompt", "seconds", "time"])
  func `a job that differs in anything it tells does not fit`(field: String) async throws {
    let records = try await Self.settle(prompts: ["a"]) { rehearsal, plans, _ in
      var request = plans[0].shot.request
      if field == "prompt" { request.prompt = "b" }
      if field == "seconds" { request.seconds = 8 }
      rehearsal.provider.make(
        plans[0].shot.id, request, model: field == "model" ? "sora-3" : rehearsal.settings.model.id,
        at: field == "time" ? rehearsal.clock.now - 301_000 : nil)
    }
    #expect(records.map(\.state) == [.planned])
  }

  @Test func `nobody is asked when nothing is unclear, or only at another provider`() async throws {
    let folder = try TemporaryDirectory()
    var rehearsal = try Rehearsal(in: folder.path)
    let plan = try Planned.plan(1)
    try await rehearsal.withLedger { ledger in
      try await rehearsal.withContext(ledger) { try await Reconciler(context: $0).settle() }
      try await rehearsal.intend(plan, 1, in: ledger)
      _ = try await ledger.record(.ambiguous("no answer"), for: plan.shot.id)
    }
    rehearsal.settings.endpoint = "http://other.test/v1"
    try await rehearsal.withLedger { [rehearsal] ledger in
      try await rehearsal.withContext(ledger) { try await Reconciler(context: $0).settle() }
    }
    #expect(rehearsal.provider.events.isEmpty)
    #expect(try await rehearsal.states() == [.ambiguous])
  }
}
