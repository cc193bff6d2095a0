import Domain
import Ledger
import Providers
import SystemPackage
import TestSupport
import Testing

@testable import Workflow

@Suite(.timeLimit(.hang))
struct ReconcilerTests {
  /// The states of shots 1... after the list was looked at; `make` says which jobs are in it.
  private static func settle(
    prompts: [String], listIsComplete: Bool = true, pageIsComplete: Bool = true, hasList: Bool = true,
    hasThumbnails: Bool = false, after seconds: Int64 = 10_000, workers: NoWorkers = NoWorkers(),
    make: (Rehearsal, [ShotPlan], SQLiteLedger) async throws -> Void
  ) async throws -> [ShotRecord] {
    let folder = try TemporaryDirectory()
    var rehearsal = try Rehearsal(in: folder.path)
    rehearsal.settings.provider.listIsComplete = listIsComplete
    rehearsal.settings.provider.hasThumbnails = hasThumbnails
    rehearsal.settings.provider.listLagSeconds = 60
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
      rehearsal.clock.advance(by: .seconds(seconds))
      try await rehearsal.withContext(ledger, workers: workers) {
        _ = try await Reconciler(context: $0, disk: SystemDisk()).settle()
      }
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
    #expect(records.map(\.state) == [listIsComplete && pageIsComplete ? .planned : .held])
  }

  @Test func `absence proves nothing while the submit may be under way or the list lag behind`() async throws
  {
    let early = try await Self.settle(prompts: ["a"], after: 350) { _, _, _ in }
    #expect(early.map(\.state) == [.ambiguous])
    let late = try await Self.settle(prompts: ["a"], after: 361) { _, _, _ in }
    #expect(late.map(\.state) == [.planned])
  }

  @Test(arguments: [0, 10_000])
  func `what a provider without a list may have sold is for a person to decide, never absent`(
    seconds: Int64
  ) async throws {
    let records = try await Self.settle(prompts: ["a", "b"], hasList: false, after: seconds) { _, _, _ in }
    #expect(records.map(\.state) == [.held, .held])
    #expect(
      records.allSatisfy { $0.candidates.isEmpty && $0.message?.contains("has no list of jobs") == true })
  }

  @Test func `two jobs that fit one shot, or two shots that fit one job, are left to a person`() async throws
  {
    let twoJobs = try await Self.settle(prompts: ["a"]) { rehearsal, plans, _ in
      let plan = try #require(plans.first)
      for _ in 1...2 {
        rehearsal.provider.make(plan.shot.id, plan.shot.request, model: rehearsal.settings.model.id)
      }
    }
    #expect(twoJobs.map(\.state) == [.held])
    #expect(twoJobs.first?.candidates.map(\.job.rawValue) == ["job_1", "job_2"])
    let twoShots = try await Self.settle(prompts: ["a", "a"]) { rehearsal, plans, _ in
      let plan = try #require(plans.first)
      rehearsal.provider.make(plan.shot.id, plan.shot.request, model: rehearsal.settings.model.id)
    }
    #expect(twoShots.map(\.state) == [.held, .held])
  }

  /// Jobs of two shots with one prompt; `distances` from the frame of each shot to the picture of each job.
  private static func compare(_ distances: [[Double]], jobs: Int = 2) async throws -> [ShotRecord] {
    let workers = NoWorkers { frame, thumbnail in
      guard let shot = Int(frame.stem ?? ""),
        let job = (1...9).first(where: {
          guard let id = JobID("job_\($0)"), let name = thumbnail.lastComponent?.string else { return false }
          return name.hasSuffix(Digest.of(Array(id.rawValue.utf8)).short + ".part")
        })
      else { return nil }
      return distances[shot - 1][job - 1]
    }
    return try await settle(prompts: ["a", "a"], hasThumbnails: true, workers: workers) {
      rehearsal, plans, _ in
      for plan in plans.prefix(jobs) {
        rehearsal.provider.make(
          plan.shot.id, plan.shot.request, model: rehearsal.settings.model.id, status: .completed)
      }
    }
  }

  @Test func `where several jobs fit, the first picture of each tells whose it is`() async throws {
    let clear = try await Self.compare([[0.30, 0.02], [0.03, 0.28]])
    #expect(clear.map(\.job) == [JobID("job_2"), JobID("job_1")])
    let oneJob = try await Self.compare([[0.30], [0.03]], jobs: 1)
    // The job is the second shot's; nothing of the first one's is in the list.
    #expect(oneJob.map(\.state) == [.planned, .submitted])
  }

  @Test func `pictures that are alike, or like none, decide nothing`() async throws {
    let alike = try await Self.compare([[0.02, 0.05], [0.05, 0.02]])
    #expect(alike.map(\.state) == [.held, .held])
    let strange = try await Self.compare([[0.30, 0.20], [0.25, 0.40]])
    #expect(strange.map(\.state) == [.held, .held])
  }

  @Test func `a job that has no picture yet is waited for`() async throws {
    let records = try await Self.settle(prompts: ["a", "a"], hasThumbnails: true) { rehearsal, plans, _ in
      for plan in plans {
        rehearsal.provider.make(plan.shot.id, plan.shot.request, model: rehearsal.settings.model.id)
      }
    }
    #expect(records.map(\.state) == [.ambiguous, .ambiguous])
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
  func `a job of its time that differs in anything it tells is for a person, one of another time is nobody's`(
    field: String
  ) async throws {
    let records = try await Self.settle(prompts: ["a"]) { rehearsal, plans, _ in
      var request = plans[0].shot.request
      if field == "prompt" { request.prompt = "b" }
      if field == "seconds" { request.seconds = 8 }
      rehearsal.provider.make(
        plans[0].shot.id, request, model: field == "model" ? "sora-3" : rehearsal.settings.model.id,
        at: field == "time" ? rehearsal.clock.now - 301_000 : nil)
    }
    #expect(records.map(\.state) == [field == "time" ? .planned : .held])
    let candidates = try #require(records.first).candidates
    let differs = ["model": "model sora-3", "prompt": "another prompt", "seconds": "8 seconds"]
    #expect(candidates.first?.text.contains("differs: \(differs[field] ?? "")") ?? (field == "time"))
  }

  @Test func `a job that another unclear shot asked for is no stranger`() async throws {
    let records = try await Self.settle(prompts: ["a", "b", "b"]) { rehearsal, plans, _ in
      for plan in plans.dropFirst() {
        rehearsal.provider.make(plan.shot.id, plan.shot.request, model: rehearsal.settings.model.id)
      }
    }
    #expect(records.map(\.state) == [.planned, .held, .held])
  }

  @Test func `nobody is asked when nothing is unclear, or only at another provider`() async throws {
    let folder = try TemporaryDirectory()
    var rehearsal = try Rehearsal(in: folder.path)
    let plan = try Planned.plan(1)
    try await rehearsal.withLedger { ledger in
      try await rehearsal.withContext(ledger) {
        _ = try await Reconciler(context: $0, disk: SystemDisk()).settle()
      }
      try await rehearsal.intend(plan, 1, in: ledger)
      _ = try await ledger.record(.ambiguous("no answer"), for: plan.shot.id)
    }
    rehearsal.settings.endpoint = "http://other.test/v1"
    try await rehearsal.withLedger { [rehearsal] ledger in
      try await rehearsal.withContext(ledger) {
        _ = try await Reconciler(context: $0, disk: SystemDisk()).settle()
      }
    }
    #expect(rehearsal.provider.events.isEmpty)
    #expect(try await rehearsal.states() == [.ambiguous])
  }
}
