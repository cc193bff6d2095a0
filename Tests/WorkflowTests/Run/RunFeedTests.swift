import Domain
import Ledger
import SystemPackage
import TestSupport
import Testing

@testable import Workflow

@Suite(.timeLimit(.hang))
struct RunFeedTests {
  @Test func `what is in flight comes first, in the order it was bought, then the sources`() async throws {
    let folder = try TemporaryDirectory()
    let rehearsal = try Rehearsal(in: folder.path)
    try await rehearsal.withLedger { ledger in
      for number in 1...4 {
        let plan = try Planned.plan(number)
        try await rehearsal.intend(plan, number, in: ledger)
        let job = rehearsal.provider.make(plan.shot.id, plan.shot.request, model: "m")
        // The third is unclear, and none of the feed's business.
        let outcome: SubmitOutcome = number == 3 ? .ambiguous("?") : .bought(job.snapshot)
        _ = try await ledger.record(outcome, for: plan.shot.id)
      }
      let sources = ["x", "y"].map { Source(path: FilePath($0), name: FilePath($0), isNamed: false) }
      let told = try await rehearsal.withContext(ledger) { context in
        let feed = try await RunFeed(context: context, sources: sources)
        #expect(await feed.resumedCount == 3)
        var told: [String] = []
        while let input = await feed.next() {
          switch input {
          case .resumed(_, let place): told.append(place.name)
          case .source(let source): told.append(source.path.string)
          }
        }
        return told
      }
      #expect(told == ["clips/n1", "clips/n2", "clips/n4", "x", "y"])
    }
  }

  @Test func `a shot is claimed once, and its own name is known again`() throws {
    let claims = ShotClaims()
    let (one, two) = (try Planned.plan(1), try Planned.plan(2))
    #expect(claims.claim(one.shot.id, as: one.place.name) == .first)
    #expect(claims.claim(one.shot.id, as: one.place.name) == .again)
    #expect(claims.claim(one.shot.id, as: two.place.name) == .twin)
    #expect(claims.claim(one.shot.id, as: two.place.name) == .again)
    #expect(claims.claim(two.shot.id, as: two.place.name) == .first)
  }
}
