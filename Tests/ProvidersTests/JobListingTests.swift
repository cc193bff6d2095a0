import Domain
import Testing

@testable import Providers

struct JobListingTests {
  @Test func `a short list is complete`() async throws {
    let listing = try await collect(since: 0, pages: [[("a", 30), ("b", 20)]])
    #expect(listing.jobs.map(\.id.rawValue) == ["a", "b"])
    #expect(listing.isComplete)
  }

  @Test func `pages end at the asked time and older jobs are left out`() async throws {
    var asked: [String?] = []
    let listing = try await collect(
      since: 15, pages: [[("a", 30), ("b", 20)], [("c", 16), ("d", 10)], [("e", 5)]], asked: &asked)
    #expect(listing.jobs.map(\.id.rawValue) == ["a", "b", "c"])
    #expect(listing.isComplete)
    #expect(asked == [nil, "1"])
  }

  @Test func `a list in the wrong order is read to its end`() async throws {
    let listing = try await collect(since: 15, pages: [[("e", 5), ("d", 10)], [("b", 20), ("a", 30)]])
    #expect(listing.jobs.map(\.id.rawValue) == ["b", "a"])
    #expect(listing.isComplete)
  }

  @Test func `a job without a time is kept`() async throws {
    let listing = try await collect(since: 15, pages: [[("a", nil), ("b", 20)]])
    #expect(listing.jobs.map(\.id.rawValue) == ["a", "b"])
  }

  @Test func `a server that repeats its page is never complete`() async throws {
    let listing = try await JobListing.collect(since: 0) { _ throws(ProviderError) in
      JobPage(jobs: [Self.job("a", 30)], next: "same", isLast: false, hasUnreadable: false)
    }
    #expect(listing.jobs.map(\.id.rawValue) == ["a"])
    #expect(!listing.isComplete)
  }

  @Test func `an empty page with a promise of more is not complete`() async throws {
    let listing = try await JobListing.collect(since: 0) { _ throws(ProviderError) in
      JobPage(jobs: [], next: "more", isLast: false, hasUnreadable: false)
    }
    #expect(!listing.isComplete)
  }

  @Test func `a list without end is cut off, and then not complete`() async throws {
    var pages = 0
    let listing = try await JobListing.collect(since: 0) { _ throws(ProviderError) in
      pages += 1
      let prompt = String(repeating: "x", count: JobListing.room / 4)
      var job = Self.job("job-\(pages)", nil)
      job.prompt = prompt
      return JobPage(jobs: [job], next: "\(pages)", isLast: false, hasUnreadable: false)
    }
    #expect(pages == 4)
    #expect(listing.jobs.count == 4)
    #expect(!listing.isComplete)
  }

  @Test func `a page of a hundred jobs with long prompts is read`() async throws {
    let prompt = String(repeating: "x", count: 32_000)
    let jobs = (0..<100).map { #"{"id":"job-\#($0)","prompt":"\#(prompt)"}"# }.joined(separator: ",")
    try await ScriptedPeer.run(script: { _ in .json(#"{"data":[\#(jobs)],"has_more":false}"#) }) { peer in
      let listing = try await Sample.withProvider(at: peer.base) { try await $0.list(since: 0) }
      #expect(listing.jobs.count == 100)
      #expect(listing.isComplete)
    }
  }

  @Test func `an entry without an id makes the list incomplete`() async throws {
    let listing = try await JobListing.collect(since: 0) { _ throws(ProviderError) in
      JobPage(jobs: [Self.job("a", 30)], next: nil, isLast: true, hasUnreadable: true)
    }
    #expect(listing.jobs.count == 1)
    #expect(!listing.isComplete)
  }

  @Test func `a failing page fails the list`() async throws {
    await #expect(throws: ProviderError.self) {
      try await JobListing.collect(since: 0) { cursor throws(ProviderError) in
        if cursor != nil { throw ProviderError(.serverFault, provider: "p", "down") }
        return JobPage(jobs: [Self.job("a", 30)], next: "1", isLast: false, hasUnreadable: false)
      }
    }
  }

  @Test(arguments: [
    (#"{"object":"list","data":[{"id":"a"}],"has_more":false}"#, true),
    (#"{"data":[{"id":"a"}],"has_more":"False"}"#, true), (#"{"data":[{"id":"a"}],"has_more":0}"#, true),
    (#"{"data":{"data":[{"task_id":"a"}],"has_more":false}}"#, true),
    // Where they end, these do not say.
    (#"{"data":[{"id":"a"}]}"#, false), (#"[{"id":"a"}]"#, false),
    (#"{"data":{"data":[{"id":"a"}]}}"#, false),
    (#"{"data":[{"id":"a"}],"has_more":"maybe"}"#, false),
  ])
  func `relays' forms of a list are read, and complete only when they say so`(
    body: String, isComplete: Bool
  ) async throws {
    try await ScriptedPeer.run(script: { _ in .json(body) }) { peer in
      let listing = try await Sample.withProvider(at: peer.base) { try await $0.list(since: 0) }
      #expect(listing.jobs.map(\.id.rawValue) == ["a"])
      #expect(listing.isComplete == isComplete)
      #expect(peer.requests.map(\.target) == ["/v1/videos?limit=100&order=desc"])
    }
  }

  @Test(arguments: ["true", #""true""#, "1", #""1""#, #""TRUE""#])
  func `a promise of more is believed in any form`(flag: String) async throws {
    let script: ScriptedPeer.Script = { request in
      request.target.contains("after=a")
        ? .json(#"{"data":[{"id":"b"}],"has_more":false}"#)
        : .json(#"{"data":[{"id":"a"}],"has_more":\#(flag)}"#)
    }
    try await ScriptedPeer.run(script: script) { peer in
      let listing = try await Sample.withProvider(at: peer.base) { try await $0.list(since: 0) }
      #expect(listing.jobs.map(\.id.rawValue) == ["a", "b"])
      #expect(listing.isComplete)
    }
  }

  @Test func `a promise of more with nothing to ask for it with leaves the list incomplete`() async throws {
    try await ScriptedPeer.run(script: { _ in .json(#"{"data":[],"has_more":true}"#) }) { peer in
      let listing = try await Sample.withProvider(at: peer.base) { try await $0.list(since: 0) }
      #expect(listing.jobs.isEmpty)
      #expect(!listing.isComplete)
      #expect(peer.requests.count == 1)
    }
  }

  @Test func `a reply without a list is an error, not an empty list`() async throws {
    try await ScriptedPeer.run(script: { _ in .json(#"{"object":"video"}"#) }) { peer in
      let error = await #expect(throws: ProviderError.self) {
        try await Sample.withProvider(at: peer.base) { try await $0.list(since: 0) }
      }
      #expect(error?.code == .badReply)
    }
  }

  private static func job(_ id: String, _ createdAt: Int64?) -> JobSnapshot {
    guard let jobID = JobID(id) else { preconditionFailure("not an id: \(id)") }
    var job = JobSnapshot(id: jobID, status: .completed)
    job.createdAt = createdAt
    return job
  }

  private func collect(since: Int64, pages: [[(String, Int64?)]]) async throws -> JobListing {
    var asked: [String?] = []
    return try await collect(since: since, pages: pages, asked: &asked)
  }

  private func collect(
    since: Int64, pages: [[(String, Int64?)]], asked: inout [String?]
  ) async throws -> JobListing {
    var cursors: [String?] = []
    let listing = try await JobListing.collect(since: since) { cursor throws(ProviderError) in
      cursors.append(cursor)
      let number = cursor.flatMap { Int($0) } ?? 0
      return JobPage(
        jobs: pages[number].map { Self.job($0.0, $0.1) },
        next: number + 1 < pages.count ? String(number + 1) : nil, isLast: number + 1 == pages.count,
        hasUnreadable: false)
    }
    asked = cursors
    return listing
  }
}
