import Domain
import SystemPackage
import TestSupport
import Testing

@testable import Providers

/// What the workflow may rely on, whatever the dialect.
@Suite struct ProviderContract {
  @Test(arguments: DialectSample.all)
  func `a submit that is accepted brings the job's id and carries frame and key`(
    sample: DialectSample
  ) async throws {
    try await ScriptedPeer.run(script: { sample.job("job_1", .queued, to: $0) }) { peer in
      let folder = try TemporaryDirectory()
      let bytes = Array("frame bytes of this test".utf8)
      let request = try Sample.request(in: folder.path, bytes: bytes)
      let outcome = try await Sample.withProvider(at: sample.base(at: peer), entry: sample.entry) {
        await $0.submit(request)
      }
      #expect(outcome.bought?.id.rawValue == "job_1")
      let recorded = try #require(peer.requests.first)
      #expect(sample.call(recorded) == .submit)
      #expect(recorded.header(sample.authorization.name) == sample.authorization.value)
      #expect(recorded.headers.filter { $0.value.contains(Sample.secret) }.count == 1)
      #expect(recorded.header("content-length") == String(recorded.body.count))
      #expect(recorded.header("host") == "127.0.0.1:\(peer.port)")
      #expect(recorded.header("connection") == "close")
    }
  }

  @Test(arguments: DialectSample.all, DialectSample.Stage.allCases)
  func `each stage is understood and an unheard-of one still runs`(
    sample: DialectSample, stage: DialectSample.Stage
  ) async throws {
    try await ScriptedPeer.run(script: { sample.job("job_1", stage, to: $0) }) { peer in
      let job = try await Sample.withProvider(at: sample.base(at: peer), entry: sample.entry) {
        try await $0.poll(Sample.job("job_1"))
      }
      #expect(peer.requests.map { sample.call($0) } == [.poll])
      switch (stage, job.status) {
      case (.queued, .queued), (.running, .running), (.completed, .completed), (.unheardOf, .running): break
      case (.blocked, .failed(let failure)):
        #expect(failure.reason == .moderationResult)
        #expect(failure.isUnbilled == (try Sample.entry(sample.entry).failuresAreFree))
      default: Issue.record("\(stage) became \(job.status)")
      }
    }
  }

  @Test(arguments: DialectSample.all.filter { $0.page != nil })
  func `a list is read page by page, only as far back as asked`(sample: DialectSample) async throws {
    let page = try #require(sample.page)
    let script: ScriptedPeer.Script = { request in
      let number = request.target.contains("job_101") ? 1 : request.target.contains("job_201") ? 2 : 0
      let jobs = (1...100).map { place in
        (id: "job_\(number * 100 + place + 1)", createdAt: 10_000 - Int64(number * 100 + place))
      }
      return .json(page(jobs, true))
    }
    try await ScriptedPeer.run(script: script) { peer in
      let listing = try await Sample.withProvider(at: sample.base(at: peer), entry: sample.entry) {
        try await $0.list(since: 9_850)
      }
      #expect(listing.isComplete)
      #expect(listing.jobs.count == 150)
      #expect(listing.jobs.first?.id.rawValue == "job_2")
      #expect(listing.jobs.first?.createdAt == 9_999)
      let asked = DialectSample.listed
      #expect(
        listing.jobs.allSatisfy { job in
          job.model == asked.model && job.prompt == asked.prompt && job.seconds == asked.seconds
            && job.size?.description == asked.size && job.status == .completed
        })
      #expect(peer.requests.map { sample.call($0) } == [.list(cursor: nil), .list(cursor: "job_101")])
    }
  }

  @Test(arguments: DialectSample.all)
  func `a provider without a list says so, itself or by its server`(sample: DialectSample) async throws {
    let script: ScriptedPeer.Script = { _ in .json(sample.complaint("Not found"), status: 404) }
    try await ScriptedPeer.run(script: script) { peer in
      let error = await #expect(throws: ProviderError.self) {
        try await Sample.withProvider(at: sample.base(at: peer), entry: sample.entry) {
          try await $0.list(since: 0)
        }
      }
      #expect(error?.code == .unsupported)
      #expect(peer.connections == (sample.page == nil ? 0 : 1))
    }
  }

  @Test(arguments: DialectSample.all)
  func `a clip arrives with its digest, and only the provider's own address sees the key`(
    sample: DialectSample
  ) async throws {
    var generator = SeededGenerator(seed: 1)
    let clip = generator.bytes(300_000)
    let script: ScriptedPeer.Script = { request in
      sample.call(request) == .content
        ? .reply(200, headers: ["Content-Type": "video/mp4"], body: clip)
        : sample.job("job_1", .completed, to: request)
    }
    try await ScriptedPeer.run(script: script) { peer in
      let folder = try TemporaryDirectory()
      let part = folder.path.appending("part")
      let file = try await Sample.withProvider(at: sample.base(at: peer), entry: sample.entry) { provider in
        let job = try await provider.poll(Sample.job("job_1"))
        return try await provider.download(of: job, to: part, limit: clip.count)
      }
      #expect(file == DownloadedFile(bytes: clip.count, digest: Digest.of(clip)))
      #expect(try FileBytes.read(part) == clip)
      #expect(peer.requests.map { sample.call($0) } == [.poll, .content])
      let showsKey = peer.requests.last?.headers.contains { $0.value.contains(Sample.secret) }
      #expect(showsKey == (sample.page != nil))
    }
  }

  @Test(arguments: DialectSample.all)
  func `a submit that nobody knows the end of says where to look`(sample: DialectSample) async throws {
    try await ScriptedPeer.run(script: { _ in .reply(500) }) { peer in
      let folder = try TemporaryDirectory()
      let request = try Sample.request(in: folder.path)
      let outcome = try await Sample.withProvider(at: sample.base(at: peer), entry: sample.entry) {
        await $0.submit(request)
      }
      #expect(outcome.isAmbiguous)
      let advice =
        sample.page == nil
        ? "look for it on \(sample.entry)'s own pages"
        : "firstframe reconcile finds out"
      #expect(outcome.words.hasSuffix("; a job may have been bought: \(advice)"), "\(outcome.words)")
    }
  }

  static let refusals: [(status: Int, reason: FailureReason)] = [
    (400, .badRequest), (401, .authentication), (402, .balance), (403, .authentication), (404, .badRequest),
    (413, .badImage), (415, .badImage), (422, .badRequest),
  ]

  @Test(arguments: DialectSample.all, refusals)
  func `a definite no is a refusal of its class, unbilled, in the server's words`(
    sample: DialectSample, refusal: (status: Int, reason: FailureReason)
  ) async throws {
    let body = sample.complaint("The thing is wrong")
    try await ScriptedPeer.run(script: { _ in .json(body, status: refusal.status) }) { peer in
      let folder = try TemporaryDirectory()
      let request = try Sample.request(in: folder.path)
      let outcome = try await Sample.withProvider(at: sample.base(at: peer), entry: sample.entry) {
        await $0.submit(request)
      }
      #expect(outcome.isRefused)
      #expect(outcome.failure?.reason == refusal.reason)
      #expect(outcome.failure?.isUnbilled == true)
      #expect(outcome.words.contains("The thing is wrong"))
      #expect(outcome.words.contains("HTTP \(refusal.status)"))
    }
  }

  static let errors: [(status: Int, code: ProviderError.Code, isRetryable: Bool)] = [
    (401, .authentication, false), (403, .authentication, false), (402, .balance, false),
    (404, .jobUnknown, false), (408, .serverFault, true), (429, .throttled, true), (500, .serverFault, true),
    (502, .serverFault, true), (503, .serverFault, true), (400, .refused, false), (302, .refused, false),
  ]

  @Test(arguments: DialectSample.all, errors)
  func `a poll's error says whether it is worth another try`(
    sample: DialectSample, expected: (status: Int, code: ProviderError.Code, isRetryable: Bool)
  ) async throws {
    let script: ScriptedPeer.Script = { _ in
      .json(sample.complaint("Not now"), status: expected.status, headers: ["x-request-id": "req_9"])
    }
    try await ScriptedPeer.run(script: script) { peer in
      let error = await #expect(throws: ProviderError.self) {
        try await Sample.withProvider(at: sample.base(at: peer), entry: sample.entry) {
          try await $0.poll(Sample.job("job_1"))
        }
      }
      #expect(error?.code == expected.code)
      #expect(error?.isRetryable == expected.isRetryable)
      #expect(error?.status == expected.status)
      let text = error.map { "\($0)" } ?? ""
      #expect(text.contains("Not now") && text.contains("req_9") && text.contains(sample.entry))
    }
  }

  @Test(arguments: DialectSample.all, PeerAction.Ending.allCases)
  func `a poll without an answer is worth another try`(
    sample: DialectSample, ending: PeerAction.Ending
  ) async throws {
    var timeouts = Sample.patient
    timeouts.silence = .milliseconds(50)
    try await ScriptedPeer.run(script: { _ in .end(ending) }) { [timeouts] peer in
      let error = await #expect(throws: ProviderError.self) {
        try await Sample.withProvider(at: sample.base(at: peer), entry: sample.entry, timeouts: timeouts) {
          try await $0.poll(Sample.job("job_1"))
        }
      }
      #expect(error?.code == .interrupted)
      #expect(error?.isRetryable == true)
    }
  }
}
