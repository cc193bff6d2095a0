import Domain
import Ledger
import Testing

@Suite struct SettleTests {
  @Test(arguments: LedgerMaker.all)
  func `what a killed run left half-way is settled once`(maker: LedgerMaker) async throws {
    try await maker.run { ledger in
      let submitting = try await ledger.bring(1, to: .submitting)
      let downloading = try await ledger.bring(2, to: .downloading)
      let running = try await ledger.bring(3, to: .running)
      try await ledger.recover()
      #expect(try await ledger.shot(submitting)?.state == .ambiguous)
      #expect(try await ledger.shot(downloading)?.state == .ready)
      #expect(try await ledger.shot(running)?.state == .running)
      let before = try await ledger.history(of: submitting)
      try await ledger.recover()
      #expect(try await ledger.history(of: submitting) == before)
    }
  }

  @Test(arguments: LedgerMaker.all)
  func `a job has one owner at an endpoint`(maker: LedgerMaker) async throws {
    try await maker.run { ledger in
      let owner = try await ledger.bring(1, to: .submitted)
      let unclear = try await ledger.bring(2, to: .ambiguous)
      let job = try Sample.job(1)
      let error = try #require(
        await #expect(throws: LedgerError.self) { _ = try await ledger.adopt(job, for: unclear) })
      #expect(error.code == .jobTaken(job, by: owner))
      #expect(try await ledger.ownedJobs(provider: "openai", baseURL: "https://host/v1") == [job])

      let elsewhere = try await ledger.bring(
        3, to: .ambiguous, offer: Sample.offer(url: "http://127.0.0.1/v1"))
      #expect(try await ledger.adopt(job, for: elsewhere).state == .submitted)
      #expect(try await ledger.ownedJobs(provider: "openai", baseURL: "http://127.0.0.1/v1") == [job])
    }
  }

  @Test(arguments: LedgerMaker.all)
  func `a create reply with another shot's job leaves the purchase unclear`(maker: LedgerMaker) async throws {
    try await maker.run { ledger in
      let owner = try await ledger.bring(1, to: .submitted)
      let id = try await ledger.bring(2, to: .submitting)
      let record = try await ledger.record(.bought(Sample.snapshot(1, .queued)), for: id)
      #expect(record.state == .ambiguous)
      #expect(record.message?.contains(owner.short) == true)
    }
  }

  @Test(arguments: LedgerMaker.all, [ShotState.ambiguous, .held, .expired])
  func `a forgotten purchase still counts and its job stays taken`(
    maker: LedgerMaker, state: ShotState
  ) async throws {
    try await maker.run { ledger in
      let id = try await ledger.bring(1, to: state)
      #expect(try await ledger.forget(id, because: "gave up").state == .planned)
      #expect(try await ledger.spending(.real).spent == Money("0.40"))
      #expect(try await ledger.spending(.real).clips == 1)
      let owned = try await ledger.ownedJobs(provider: "openai", baseURL: "https://host/v1")
      #expect(owned == (state == .expired ? [try Sample.job(1)] : []))

      _ = try await ledger.intend(id, at: Sample.offer(), within: .none)
      #expect(try await ledger.spending(.real).committed == Money("0.80"))
      #expect(try await ledger.shot(id)?.attempt == 2)
      let again = try await ledger.record(.bought(Sample.snapshot(9, .queued)), for: id)
      #expect(again.job == (try Sample.job(9)))
    }
  }

  @Test(arguments: LedgerMaker.all)
  func `another job for an expired shot counts beside the lost one`(maker: LedgerMaker) async throws {
    try await maker.run { ledger in
      let id = try await ledger.bring(1, to: .expired)
      let record = try await ledger.adopt(Sample.job(2), for: id)
      #expect(record.job == (try Sample.job(2)))
      #expect(try await ledger.spending(.real).spent == Money("0.80"))
      #expect(
        try await ledger.ownedJobs(provider: "openai", baseURL: "https://host/v1")
          == [try Sample.job(1), try Sample.job(2)])
    }
  }

  @Test(arguments: LedgerMaker.all)
  func `only a failure that cost nothing is planned again`(maker: LedgerMaker) async throws {
    try await maker.run { ledger in
      let billed = try await ledger.bring(1, to: .failed, unbilled: false)
      let error = try #require(
        await #expect(throws: LedgerError.self) { _ = try await ledger.planAgain(billed) })
      #expect(error.code == .mayBeBilled(billed))
      let free = try await ledger.bring(2, to: .failed, unbilled: true)
      let record = try await ledger.planAgain(free)
      #expect(record.state == .planned)
      #expect(record.failure == nil)
      #expect(try await ledger.ownedJobs(provider: "openai", baseURL: "https://host/v1").count == 2)
    }
  }

  @Test(arguments: LedgerMaker.all)
  func `an answer about another job changes nothing`(maker: LedgerMaker) async throws {
    try await maker.run { ledger in
      let id = try await ledger.bring(1, to: .submitted)
      let job = try Sample.job(2)
      let error = try #require(
        await #expect(throws: LedgerError.self) {
          _ = try await ledger.advance(id, to: Sample.snapshot(2, .completed))
        })
      #expect(error.code == .wrongJob(id, expected: try Sample.job(1), got: job))
    }
  }

  @Test(arguments: LedgerMaker.all)
  func `a ready shot takes a fresh link and loses it when done`(maker: LedgerMaker) async throws {
    try await maker.run { ledger in
      let id = try await ledger.bring(1, to: .ready)
      var snapshot = try Sample.snapshot(1, .completed)
      snapshot.resultURL = "https://cdn/clip?signature=1"
      snapshot.expiresAt = 99
      let renewed = try await ledger.advance(id, to: snapshot)
      #expect(renewed.resultURL == snapshot.resultURL)
      #expect(renewed.expiresAt == 99)
      let done = try await ledger.record(.stored(Sample.clip), for: id)
      #expect(done.resultURL == nil)
      #expect(done.clip == Sample.clip)
    }
  }

  @Test(arguments: LedgerMaker.all)
  func `a bought job is recorded although its task was cancelled`(maker: LedgerMaker) async throws {
    try await maker.run { ledger in
      let id = try await ledger.bring(1, to: .submitting)
      let snapshot = try Sample.snapshot(1, .queued)
      let task = Task {
        while !Task.isCancelled { await Task.yield() }
        return try await ledger.record(.bought(snapshot), for: id)
      }
      task.cancel()
      #expect(try await task.value.state == .submitted)
    }
  }

  @Test(arguments: LedgerMaker.all, [1, 7, 256])
  func `shots come in pages, in order of admission`(maker: LedgerMaker, pageSize: Int) async throws {
    try await maker.run { ledger in
      for number in 0..<20 { try await ledger.bring(number, to: number % 2 == 0 ? .planned : .submitting) }
      var numbers: [ShotID] = []
      try await ledger.forEachShot(in: [.planned], realm: .real, pageSize: pageSize) { numbers.append($0.id) }
      #expect(numbers == (try (0..<20).filter { $0 % 2 == 0 }.map { try Sample.plan($0).shot.id }))
      #expect(try await ledger.shots(in: [], realm: nil, after: nil, limit: 5).isEmpty)
    }
  }
}
