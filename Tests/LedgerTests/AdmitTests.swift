import Domain
import Ledger
import LedgerSupport
import SystemPackage
import Testing

@Suite struct AdmitTests {
  @Test(arguments: LedgerMaker.all)
  func `an admitted shot reads back as it was given`(maker: LedgerMaker) async throws {
    try await maker.run { ledger in
      let plan = try Sample.plan(1, prompt: "café ☕️ 'quoted' \"\n")
      let admission = try await ledger.admit(plan, frame: Sample.frame(1))
      #expect(admission.isNew)
      #expect(admission.record.shot == plan.shot)
      #expect(admission.record.frame == (try Sample.frame(1)))
      #expect(try await ledger.shot(plan.shot.id) == admission.record)
      #expect(
        try await ledger.shot(purchase: plan.shot.purchase(frame: Sample.frame(1).digest))?.id == plan.shot.id
      )
      #expect(try await ledger.placement(named: "n1")?.shot == plan.shot.id)
    }
  }

  @Test(arguments: LedgerMaker.all, ShotState.allCases)
  func `a shot that is there is returned and stays as it is`(maker: LedgerMaker, state: ShotState)
    async throws
  {
    try await maker.run { ledger in
      let id = try await ledger.bring(1, to: state)
      let before = try #require(try await ledger.shot(id))
      let again = try await ledger.admit(Sample.plan(1), frame: Sample.frame(2))
      #expect(!again.isNew)
      #expect(again.earlier == nil)
      if state == .planned || state == .rejected {
        #expect(again.record.state == .planned)
        #expect(again.record.frame == (try Sample.frame(2)))
      } else {
        #expect(again.record == before)
      }
    }
  }

  @Test(arguments: LedgerMaker.all)
  func `two equal pictures with one prompt are one purchase under both names`(maker: LedgerMaker) async throws
  {
    try await maker.run { ledger in
      let id = try await ledger.bring(1, to: .done)
      let second = try await ledger.admit(Sample.plan(1, name: "copy"), frame: Sample.frame(1))
      #expect(second.record.id == id)
      #expect(second.record.state == .done)
      #expect(try await ledger.placements(of: id).map(\.place.name) == ["copy", "n1"])
      #expect(try await ledger.spending(.real).clips == 1)
    }
  }

  @Test(arguments: LedgerMaker.all)
  func `equal frame bytes with one request are the same shot whatever the source`(maker: LedgerMaker)
    async throws
  {
    try await maker.run { ledger in
      let first = try await ledger.bring(1, to: .submitted)
      let other = try await ledger.admit(Sample.plan(2), frame: Sample.frame(1, path: "other.jpg"))
      #expect(other.record.id == first)
      #expect(!other.isNew)
      #expect(try await ledger.shot(Sample.plan(2).shot.id) == nil)
      #expect(try await ledger.placement(named: "n2")?.shot == first)
    }
  }

  @Test(arguments: LedgerMaker.all)
  func `take, realm and prompt make another shot`(maker: LedgerMaker) async throws {
    try await maker.run { ledger in
      _ = try await ledger.admit(Sample.plan(1, name: "a"), frame: Sample.frame(1))
      _ = try await ledger.admit(Sample.plan(1, take: 2, name: "b"), frame: Sample.frame(1))
      _ = try await ledger.admit(Sample.plan(1, realm: .sandbox, name: "c"), frame: Sample.frame(1))
      _ = try await ledger.admit(Sample.plan(1, prompt: "else", name: "d"), frame: Sample.frame(1))
      #expect(try await ledger.counts(.real) == [.planned: 3])
      #expect(try await ledger.counts(.sandbox) == [.planned: 1])
    }
  }

  @Test(arguments: LedgerMaker.all)
  func `a rejected shot is on record and can't be bought`(maker: LedgerMaker) async throws {
    try await maker.run { ledger in
      let plan = try Sample.plan(1)
      let rejected = try await ledger.reject(plan, because: Rejection(.croppedTooMuch, "loses 60 %"))
      #expect(rejected.record.state == .rejected)
      #expect(rejected.record.message == "loses 60 %")
      let again = try await ledger.planAgain(plan.shot.id)
      #expect(again.state == .planned)
      let error = try #require(
        await #expect(throws: LedgerError.self) {
          _ = try await ledger.intend(plan.shot.id, at: Sample.offer(), within: .none)
        })
      #expect(error.code == .noFrame(plan.shot.id))
    }
  }

  @Test(arguments: LedgerMaker.all, ["a\u{0}b", "\u{0}"])
  func `a prompt that can't be stored exactly is refused`(maker: LedgerMaker, prompt: String) async throws {
    try await maker.run { ledger in
      let plan = try Sample.plan(1, prompt: prompt)
      do {
        _ = try await ledger.admit(plan, frame: Sample.frame(1))
        #expect(try await ledger.shot(plan.shot.id)?.shot == plan.shot)
      } catch let error as LedgerError {
        #expect(error.code == .notStorable(plan.shot.id))
        #expect(try await ledger.counts(.real).isEmpty)
      }
    }
  }

  @Test(arguments: LedgerMaker.all)
  func `a frame path that is not UTF-8 is refused instead of forgotten`(maker: LedgerMaker) async throws {
    try await maker.run { ledger in
      let plan = try Sample.plan(1)
      let path = unsafe [CChar(bitPattern: 0xE9), 0].withUnsafeBufferPointer { bytes in
        unsafe bytes.baseAddress.map { unsafe FilePath(platformString: $0) }
      }
      let error = try #require(
        await #expect(throws: LedgerError.self) {
          _ = try await ledger.admit(plan, frame: Sample.frame(1, path: path))
        })
      #expect(error.code == .notStorable(plan.shot.id))
      #expect(try await ledger.shot(plan.shot.id) == nil)
    }
  }
}
