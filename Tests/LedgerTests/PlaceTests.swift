import Domain
import Ledger
import LedgerSupport
import Testing

@Suite struct PlaceTests {
  @Test(arguments: LedgerMaker.all)
  func `an edited prompt learns the earlier clip before the name is switched`(maker: LedgerMaker) async throws
  {
    try await maker.run { ledger in
      let old = try await ledger.bring(1, to: .done)
      let plan = try Sample.plan(1, prompt: "edited", name: "n1")
      let admission = try await ledger.admit(plan, frame: Sample.frame(1))
      #expect(admission.isNew)
      #expect(admission.earlier?.record.id == old)
      #expect(admission.earlier?.placement.place.clip == "clips/n1.mp4")
      #expect(try await ledger.placement(named: "n1")?.shot == old)

      let aside = "clips/n1.\(old.short).mp4"
      _ = try await ledger.place(plan.shot.id, as: plan.place, earlierClip: aside)
      #expect(try await ledger.placement(named: "n1")?.shot == plan.shot.id)
      #expect(try await ledger.placements(of: old).map(\.place.clip) == [aside])
      #expect(try await ledger.admit(plan, frame: Sample.frame(1)).earlier == nil)
    }
  }

  @Test(arguments: LedgerMaker.all)
  func `going back to the earlier prompt finds its clip again`(maker: LedgerMaker) async throws {
    try await maker.run { ledger in
      let old = try await ledger.bring(1, to: .done)
      let edited = try Sample.plan(1, prompt: "edited", name: "n1")
      _ = try await ledger.admit(edited, frame: Sample.frame(1))
      _ = try await ledger.place(edited.shot.id, as: edited.place, earlierClip: "old.mp4")
      _ = try await ledger.intend(edited.shot.id, at: Sample.offer(), within: .none)

      let back = try await ledger.admit(Sample.plan(1), frame: Sample.frame(1))
      #expect(back.record.id == old)
      #expect(back.earlier?.record.id == edited.shot.id)
      #expect(try await ledger.placements(of: old).map(\.place.clip) == ["old.mp4"])
      _ = try await ledger.place(old, as: edited.place, earlierClip: "edited.mp4")
      #expect(try await ledger.placements(of: old).map(\.place) == [edited.place])
      #expect(try await ledger.placement(named: "n1")?.shot == old)
    }
  }

  @Test(arguments: LedgerMaker.all, [ShotState.planned, .rejected, .failed])
  func `a name whose shot has no clip goes to the new shot at once`(
    maker: LedgerMaker, state: ShotState
  ) async throws {
    try await maker.run { ledger in
      let old = try await ledger.bring(1, to: state)
      let plan = try Sample.plan(1, prompt: "edited", name: "n1")
      #expect(try await ledger.admit(plan, frame: Sample.frame(1)).earlier == nil)
      #expect(try await ledger.placement(named: "n1")?.shot == plan.shot.id)
      #expect(try await ledger.placements(of: old).isEmpty)
      #expect(try await ledger.counts(.real) == [.planned: 1])
      #expect(
        try await ledger.shots(in: [state], realm: nil, after: nil, limit: 9).map(\.id).contains(old) == false
      )
    }
  }

  @Test(arguments: LedgerMaker.all, ShotState.allCases.filter(\.mayBePaid))
  func `a clip that may have been paid for is not given up`(maker: LedgerMaker, state: ShotState) async throws
  {
    try await maker.run { ledger in
      let old = try await ledger.bring(1, to: state)
      let plan = try Sample.plan(1, prompt: "edited", name: "n1")
      _ = try await ledger.admit(plan, frame: Sample.frame(1))
      let error = try #require(
        await #expect(throws: LedgerError.self) {
          _ = try await ledger.place(plan.shot.id, as: plan.place, earlierClip: nil)
        })
      #expect(error.code == .clipWouldBeLost("clips/n1.mp4", of: old))
      #expect(try await ledger.placement(named: "n1")?.shot == old)
    }
  }

  @Test(arguments: LedgerMaker.all)
  func `a real clip takes the place of an animatic`(maker: LedgerMaker) async throws {
    try await maker.run { ledger in
      let animatic = try await ledger.bring(1, to: .done, realm: .sandbox)
      let plan = try Sample.plan(1)
      #expect(try await ledger.admit(plan, frame: Sample.frame(1)).earlier?.record.id == animatic)
      _ = try await ledger.place(plan.shot.id, as: plan.place, earlierClip: nil)
      #expect(try await ledger.placement(named: "n1")?.shot == plan.shot.id)
      #expect(try await ledger.placements(of: animatic).isEmpty)
    }
  }

  @Test(arguments: LedgerMaker.all)
  func `two shots never share the path of a clip`(maker: LedgerMaker) async throws {
    try await maker.run { ledger in
      let first = try await ledger.bring(1, to: .done)
      let place = OutputPlace(name: "other", source: "in/other.png", clip: "clips/n1.mp4")
      let plan = ShotPlan(shot: try Sample.plan(2).shot, place: place)
      let error = try #require(
        await #expect(throws: LedgerError.self) { _ = try await ledger.admit(plan, frame: Sample.frame(2)) })
      #expect(error.code == .clipPathTaken("clips/n1.mp4", by: first))
      #expect(try await ledger.shot(plan.shot.id) == nil)
    }
  }
}
