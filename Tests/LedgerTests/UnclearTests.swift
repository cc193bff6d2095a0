import Domain
import Ledger
import Testing

/// What is kept of shots that nobody knows the fate of, and of the endpoints they were sent to.
@Suite struct UnclearTests {
  @Test(arguments: LedgerMaker.all, [ShotEvent.adopted, .forget])
  func `a held shot keeps what a person can choose from until they did`(
    maker: LedgerMaker, event: ShotEvent
  ) async throws {
    try await maker.run { ledger in
      let id = try await ledger.bring(1, to: .held)
      #expect(try await ledger.shot(id)?.candidates == (try Sample.candidates()))
      try await ledger.apply(event, to: id, number: 71)
      #expect(try await ledger.shot(id)?.candidates.isEmpty == true)
    }
  }

  @Test(arguments: LedgerMaker.all)
  func `unclear shots are counted by endpoint, held ones among them`(maker: LedgerMaker) async throws {
    try await maker.run { ledger in
      let elsewhere = "http://127.0.0.1/v1"
      for number in 0..<3 { try await ledger.bring(number, to: .ambiguous) }
      try await ledger.bring(3, to: .ambiguous, offer: Sample.offer(url: elsewhere))
      try await ledger.bring(4, to: .held)
      try await ledger.bring(5, to: .submitting)
      #expect(try await ledger.unclearCount(provider: "openai", baseURL: "https://host/v1") == 4)
      #expect(try await ledger.unclearCount(provider: "openai", baseURL: elsewhere) == 1)
      #expect(try await ledger.unclearCount(provider: "other", baseURL: elsewhere) == 0)
    }
  }

  @Test(arguments: LedgerMaker.all)
  func `the pace of an endpoint is remembered until another is learnt`(maker: LedgerMaker) async throws {
    try await maker.run { ledger in
      let url = "https://host/v1"
      #expect(try await ledger.learntRate(provider: "openai", baseURL: url) == nil)
      for perMinute in [12.5, 12.5, 7] {
        let rate = try #require(
          LearntRate(provider: "openai", baseURL: url, submitsPerMinute: perMinute, learntAt: 5))
        try await ledger.keep(rate)
        #expect(try await ledger.learntRate(provider: "openai", baseURL: url) == rate)
      }
      #expect(try await ledger.learntRate(provider: "fal", baseURL: url) == nil)
      #expect(try await ledger.learntRate(provider: "openai", baseURL: "https://other") == nil)
    }
  }

  @Test(arguments: [0, -1, .infinity, .nan])
  func `a pace is a number above zero`(perMinute: Double) {
    let rate = LearntRate(provider: "p", baseURL: "u", submitsPerMinute: perMinute, learntAt: 0)
    #expect(rate == nil)
  }
}
