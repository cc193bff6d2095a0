import Domain
import NIOHTTP1
import SystemPackage
import TestSupport
import Testing

@testable import Providers

/// Clips behind links out of replies: without our key, and only to where such a link may lead.
struct LinkDownloadTests {
  @Test(arguments: ["vtrix", "yutoai"])
  func `a host that only holds the clip sees no key, also behind redirects`(entry: String) async throws {
    try await ScriptedPeer.run(script: { _ in .reply(200, body: ClipFetch.clip) }) { target in
      let script: ScriptedPeer.Script = { request in
        switch request.target {
        case "/moved?sig=1": .reply(302, headers: ["Location": "/moved/again"])
        case "/moved/again": .reply(307, headers: ["Location": "\(target.base)/clip?sig=2"])
        default: .reply(200, body: ClipFetch.clip)
        }
      }
      try await ScriptedPeer.run(script: script) { host in
        let folder = try TemporaryDirectory()
        for name in ["clip", "moved"] {
          let file = try await Self.fetch(
            "http://127.0.0.1:\(host.port)/\(name)?sig=1", entry: entry, at: host.base,
            to: folder.path.appending(name))
          #expect(file.digest == Digest.of(ClipFetch.clip))
        }
        #expect(host.requests.map(\.target) == ["/clip?sig=1", "/moved?sig=1", "/moved/again"])
        #expect(target.requests.map(\.target) == ["/v1/clip?sig=2"])
        let names = Set((host.requests + target.requests).flatMap { $0.headers.map(\.name) })
        #expect(
          names.isDisjoint(with: [
            "authorization", "api-key", "cookie", "x-api-key", "proxy-authorization", "referer",
          ]))
      }
    }
  }

  @Test(arguments: [
    "http://cdn.example.com/clip", "https://10.0.0.1/clip", "https://169.254.169.254/latest", "file:///clip",
    "https://user:pw@cdn.example.com/clip", "//printer/clip", "https://2130706433/clip",
  ])
  func `a redirect leads nowhere that a link may not lead`(location: String) async throws {
    try await ScriptedPeer.run(script: { _ in .reply(302, headers: ["Location": location]) }) { host in
      let folder = try TemporaryDirectory()
      let part = folder.path.appending("part")
      let error = await #expect(throws: ProviderError.self) {
        try await Self.fetch("http://127.0.0.1:\(host.port)/clip", entry: "vtrix", at: host.base, to: part)
      }
      #expect(error?.code == .unsafeLink)
      #expect(error?.isRetryable == false)
      #expect(host.requests.count == 1)
      #expect(!FileBytes.exists(part))
    }
  }

  @Test func `redirects without end are given up`() async throws {
    try await ScriptedPeer.run(script: { _ in .reply(302, headers: ["Location": "/on"]) }) { host in
      let folder = try TemporaryDirectory()
      let error = await #expect(throws: ProviderError.self) {
        try await Self.fetch(
          "http://127.0.0.1:\(host.port)/clip", entry: "yutoai", at: host.base,
          to: folder.path.appending("part"))
      }
      #expect(error?.code == .unsafeLink)
      #expect(host.requests.count == 6)
    }
  }

  @Test(arguments: [302, 307]) func `a provider's own address may send on to its store, which sees no key`(
    status: Int
  ) async throws {
    try await ScriptedPeer.run(script: { RangeServer(clip: ClipFetch.clip).reply(to: $0) }) { store in
      let location = "http://127.0.0.1:\(store.port)/clip?sig=1"
      let script: ScriptedPeer.Script = { _ in .reply(status, headers: ["Location": location]) }
      try await ScriptedPeer.run(script: script) { peer in
        let folder = try TemporaryDirectory()
        let file = try await Self.fetch(
          nil, entry: "openai", at: peer.base, to: folder.path.appending("part"))
        #expect(file.digest == Digest.of(ClipFetch.clip))
        #expect(peer.requests.map(\.target) == ["/v1/videos/job_1/content"])
        #expect(peer.requests.first?.header("authorization") == "Bearer \(Sample.secret)")
        #expect(store.requests.map(\.target) == ["/clip?sig=1"])
        let shown = store.requests.flatMap(\.headers).map { "\($0.name): \($0.value)" }
        #expect(!shown.contains { $0.contains(Sample.secret) || $0.hasPrefix("authorization") })
      }
    }
  }

  @Test(arguments: [
    "http://cdn.example.com/clip", "https://10.0.0.1/clip", "https://169.254.169.254/latest", "file:///clip",
    "https://user:pw@cdn.example.com/clip", "//printer/clip", "https://2130706433/clip",
    "https://cdn.example.com/?key=\(Sample.secret)",
  ])
  func `a provider's own address sends on to no place that a link may not lead to`(
    location: String
  ) async throws {
    try await ScriptedPeer.run(script: { _ in .reply(302, headers: ["Location": location]) }) { peer in
      let folder = try TemporaryDirectory()
      let error = await #expect(throws: ProviderError.self) {
        try await Self.fetch(nil, entry: "openai", at: peer.base, to: folder.path.appending("part"))
      }
      #expect(error?.code == .unsafeLink)
      #expect(error.map { "\($0)" }?.contains(Sample.secret) == false)
      #expect(peer.requests.count == 1)
    }
  }

  @Test func `a key that is a mere word does not stand in a link's way`() async throws {
    try await ScriptedPeer.run(script: { RangeServer(clip: ClipFetch.clip).reply(to: $0) }) { host in
      let folder = try TemporaryDirectory()
      let link = "http://127.0.0.1:\(host.port)/clip"
      let file = try await Sample.withProvider(at: host.base, entry: "vtrix", key: APIKey("clip")) {
        var job = JobSnapshot(id: try Sample.job("job_1"), status: .completed)
        job.resultURL = link
        return try await $0.download(of: job, to: folder.path.appending("part"), limit: 1 << 20)
      }
      #expect(file.digest == Digest.of(ClipFetch.clip))
    }
  }

  @Test func `a store that refuses a link says nothing about the key`() async throws {
    let script: ScriptedPeer.Script = { request in
      request.target == "/old" ? .reply(403) : .reply(302, headers: ["Location": "/old"])
    }
    try await ScriptedPeer.run(script: script) { peer in
      let folder = try TemporaryDirectory()
      let error = await #expect(throws: ProviderError.self) {
        try await Self.fetch(nil, entry: "openai", at: peer.base, to: folder.path.appending("part"))
      }
      #expect(error?.code == .expired)
    }
  }

  @Test func `a public name that leads to a private address gets no request`() async throws {
    try await ScriptedPeer.run(script: { _ in .reply(200, body: ClipFetch.clip) }) { host in
      let transport = HTTPTransport(timeouts: Sample.patient)
      // The link itself is as public as can be: only the connection shows where it leads.
      let base = try BaseURL("https://cloud.vtrix.ai/model/v1", provider: "vtrix")
      let link = try ResultLink("https://cdn.example.com/clip", provider: "vtrix", base: base)
      let http = transport.linkClient(for: link)
      let call = HTTPCall(url: "http://127.0.0.1:\(host.port)/clip", headers: [:])
      let result = await transport.run(call, on: http, collector: ReplyCollector(), limit: .seconds(30))
      let fault = #expect(throws: TransportFault.self) { try result.get() }
      #expect(fault?.detail.contains("its host is not on the internet") == true)
      #expect(host.requests.isEmpty)
      transport.retire(http)
      await transport.shutdown()
    }
  }

  @Test(arguments: [400, 401, 403, 404, 410])
  func `a link that has run out means asking the job again`(status: Int) async throws {
    let body =
      "<?xml version=\"1.0\"?>\n<Error><Code>AccessDenied</Code><Message>Request has expired</Message>"
      + "<RequestId>656C76696E6727</RequestId><HostId>Uuag1LuByRx9e6j5Onimru9pO4ZVKnJ2Qz7</HostId></Error>"
    try await ScriptedPeer.run(script: { _ in .reply(status, body: Array(body.utf8)) }) { host in
      let folder = try TemporaryDirectory()
      let error = await #expect(throws: ProviderError.self) {
        try await Self.fetch(
          "http://127.0.0.1:\(host.port)/clip", entry: "vtrix", at: host.base,
          to: folder.path.appending("part"))
      }
      #expect(error?.code == .expired)
      #expect(error?.message == "downloading job job_1 failed: “Request has expired”")
    }
  }

  @Test(arguments: ["vtrix", "yutoai"])
  func `a finished job without a link is asked again`(entry: String) async throws {
    let folder = try TemporaryDirectory()
    let error = await #expect(throws: ProviderError.self) {
      try await Self.fetch(nil, entry: entry, at: "http://127.0.0.1:9/v1", to: folder.path.appending("part"))
    }
    #expect(error?.code == .noLinkYet)
    #expect(error?.isRetryable == true)
    #expect(error.map { "\($0)" }?.contains("job job_1 names no link to its clip") == true)
  }

  private static func fetch(
    _ link: String?, entry: String, at base: String, to part: FilePath
  ) async throws -> DownloadedFile {
    try await Sample.withProvider(at: base, entry: entry) { provider in
      var job = JobSnapshot(id: try Sample.job("job_1"), status: .completed)
      job.resultURL = link
      return try await provider.download(of: job, to: part, limit: 1 << 20)
    }
  }
}
