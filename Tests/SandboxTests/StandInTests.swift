import Foundation
import Testing

@testable import Sandbox

/// What holds for every service that the sandbox stands in for.
struct StandInTests {
  /// Waiting, running, done; of the first job.
  static let words: [SandboxAccount: [String]] = [
    .openAI: ["queued", "in_progress", "completed"],
    .azure: ["queued", "in_progress", "completed"],
    .apiyi: ["queued", "in_progress", "completed"],
    .relay: ["NOT_START", "IN_PROGRESS", "SUCCESS"],
    .vtrix: ["in_progress", "in_progress", "completed"],
    .yutoai: ["NOT_START", "IN_PROGRESS", "SUCCESS"],
  ]

  @Test(arguments: SandboxAccount.allCases)
  func `a job is made, runs and completes, and its clip arrives`(account: SandboxAccount) async throws {
    let time = VirtualClock()
    try await withSandbox(clock: time) { client in
      let service = StandIn(account: account, client: client)
      let id = try await service.createdID()
      var words = [try await service.status(id)]
      time.advance(milliseconds: 400)
      words.append(try await service.status(id))
      time.advance(milliseconds: 600)
      words.append(try await service.status(id))
      #expect(words == Self.words[account])
      let (path, headers) = try await service.clip(id)
      let clip = try await client.get(path, headers: headers)
      #expect(clip.status == 200 && clip.headers["content-type"] == "video/mp4")
      #expect(clip.body == TinyClip.bytes(for: id))
      let part = try await client.get(path, headers: headers.merging(["Range": "bytes=9-"]) { $1 })
      #expect(part.status == 206 && part.body == clip.body.dropFirst(9))
    }
  }

  @Test func `each account has its own jobs, found again by the next server`() async throws {
    try await withTemporaryFolder { folder in
      let time = VirtualClock()
      try await withSandbox(in: folder, clock: time) { client in
        for account in SandboxAccount.allCases {
          let id = try await StandIn(account: account, client: client).createdID(account.rawValue)
          for other in SandboxAccount.allCases {
            let service = StandIn(account: other, client: client)
            let reply = try await client.get(service.path(of: id), headers: service.key)
            #expect((reply.status == 200) == (other == account), "\(account) \(other)")
          }
        }
      }
      try await withSandbox(in: folder, clock: time) { client in
        #expect(try await client.stats().created == SandboxAccount.allCases.count)
        for (path, account) in [("/v1/videos", "openai"), ("/openai/v1/videos", "azure")] {
          let list: TestList = try await client.get(path, headers: ["Authorization": "Bearer k"]).decode()
          #expect(list.data.map(\.prompt) == [account])
        }
        for account in [SandboxAccount.apiyi, .relay, .vtrix, .yutoai] {
          let service = StandIn(account: account, client: client)
          let list = try await client.get(
            service.path(of: "x").replacing("/x", with: ""), headers: service.key)
          #expect((400..<500).contains(list.status), "\(account)")
        }
      }
    }
  }

  @Test(
    arguments: [
      (
        .openAI, 401,
        #"{"error":{"code":null,"message":"You didn't provide an API key. You need to provide your API key in an "#
          + #"Authorization header using Bearer auth (i.e. Authorization: Bearer YOUR_KEY).","param":null,"#
          + #""type":"invalid_request_error"}}"#
      ),
      (
        .azure, 401,
        #"{"error":{"code":"401","message":"Access denied due to invalid subscription key or wrong API endpoint. "#
          + "Make sure to provide a valid key for an active subscription and use a correct regional API endpoint "
          + #"for your resource."}}"#
      ),
      (
        .apiyi, 401,
        #"{"error":{"code":null,"message":"Invalid token","param":null,"type":"new_api_error"}}"#
      ),
      (
        .relay, 401,
        #"{"error":{"code":null,"message":"Invalid token","param":null,"type":"new_api_error"}}"#
      ),
      (.vtrix, 401, #"{"error":"missing api key"}"#),
      (.yutoai, 401, #"{"error":{"code":"","message":"No token provided","type":"new_api_error"}}"#),
    ] as [(SandboxAccount, Int, String)])
  func `without a key nothing is answered, in the service's own words`(
    account: SandboxAccount, status: Int, text: String
  ) async throws {
    try await withSandbox({ $0.keys = .any }) { client in
      let service = StandIn(account: account, client: client)
      let id = try await service.createdID()
      for headers in [[:], ["Authorization": ""], ["Authorization": "Bearer "], ["api-key": ""]] {
        let reply = try await client.get(service.path(of: id), headers: headers)
        #expect(reply.status == status)
        #expect(reply.text == text, "\(reply.text)")
        #expect(try await service.create(headers: headers).status == status)
      }
      #expect(try await client.stats().created == 1)
    }
  }

  @Test(arguments: SandboxAccount.allCases)
  func `where no key is needed, none and any are taken`(account: SandboxAccount) async throws {
    try await withSandbox({ $0.keys = .notNeeded }) { client in
      let service = StandIn(account: account, client: client)
      let (none, any) = (try await service.create(headers: [:]), try await service.create())
      #expect(none.status == 200 && any.status == 200)
    }
  }

  @Test(arguments: SandboxAccount.allCases)
  func `another key than the one that is set is refused`(account: SandboxAccount) async throws {
    try await withSandbox({ $0.keys = .only("right") }) { client in
      let service = StandIn(account: account, client: client)
      let wrong = try await service.create()
      #expect(wrong.status == 401)
      #expect(!wrong.text.contains("right"))
      let path = service.path(of: "nothing")
      #expect(try await client.get(path, headers: ["Authorization": "Bearer right"]).status != 401)
      #expect(try await client.stats().created == 0)
    }
  }

  @Test(
    arguments: SandboxAccount.allCases,
    [
      ("create/429=first:1", [429]), ("create/busy=first:1", [429]), ("create/auth=first:1", [401]),
      ("create/balance=first:1", [403, 429]), ("create/503=first:1", [502, 503]),
      ("create/500=first:1", [500]),
    ])
  func `faults by rule fall on every protocol`(account: SandboxAccount, fault: (String, [Int])) async throws {
    try await withSandbox(faults: [fault.0]) { client in
      let service = StandIn(account: account, client: client)
      let status = try await service.create().status
      #expect(fault.1.contains(status))
      #expect(try await client.stats().created == (status == 500 ? 1 : 0))
      #expect(try await service.create().status == 200)
    }
  }

  @Test(arguments: SandboxAccount.allCases)
  func `an unknown marker is refused with the list of those that are`(account: SandboxAccount) async throws {
    try await withSandbox { client in
      let reply = try await StandIn(account: account, client: client).create("a cat [sandbox:nonsense]")
      #expect(reply.status == 400)
      #expect(reply.text.contains("Unknown sandbox marker '[sandbox:nonsense]' in the prompt."))
      for fault in ShotFault.allCases { #expect(reply.text.contains("'\(fault.marker)'")) }
      #expect(try await client.stats().created == 0)
    }
  }

  @Test(
    arguments: SandboxAccount.allCases, [ShotFault.tooManyRequests, .busy, .unavailable, .serverError])
  func `what happens once is over at the second try`(account: SandboxAccount, fault: ShotFault) async throws {
    try await withSandbox { client in
      let service = StandIn(account: account, client: client)
      let first = try await service.create("a cat \(fault.marker)")
      #expect([429, 500, 502, 503].contains(first.status))
      #expect(try await client.stats().created == (fault == .serverError ? 1 : 0))
      #expect(try await service.create("a cat \(fault.marker)").status == 200)
    }
  }

  @Test(arguments: [SandboxAccount.vtrix, .yutoai])
  func `a link works without a key and not with one, until it expires, and not when changed`(
    account: SandboxAccount
  ) async throws {
    let time = VirtualClock()
    try await withSandbox(clock: time) { client in
      let service = StandIn(account: account, client: client)
      let id = try await service.createdID()
      let other = try await service.createdID()
      time.advance(milliseconds: 1000)
      let path = try await service.clip(id).path
      let leaked = try await client.get(path, headers: service.key)
      #expect(leaked.status == 400 && leaked.text.contains("<Code>InvalidArgument</Code>"))
      for changed in [
        path.replacing(id, with: other), path.replacing("expires=1", with: "expires=2"), path + "0",
      ] {
        let reply = try await client.get(changed)
        #expect(reply.status == 403 && reply.text.contains("<Code>SignatureDoesNotMatch</Code>"))
      }
      let beyond = try await client.get(path, headers: ["Range": "bytes=999999-"])
      #expect(beyond.status == 416)
      #expect(beyond.headers["content-range"] == "bytes */\(TinyClip.bytes(for: id).count)")
      time.advance(milliseconds: 3_600_000)
      let late = try await client.get(path)
      #expect(late.status == 403 && late.text.contains("<Message>Request has expired</Message>"))
      #expect(late.text.contains(#/<RequestId>\w+</RequestId>\n?<HostId>\w+</HostId></Error>/#))
      #expect(late.headers["content-type"] == "application/xml")
    }
  }

  @Test(arguments: SandboxAccount.allCases)
  func `an expired clip can't be had though its job is done`(account: SandboxAccount) async throws {
    let time = VirtualClock()
    try await withSandbox(clock: time) { client in
      let service = StandIn(account: account, client: client)
      let id = try await service.createdID("a cat [sandbox:expire]")
      time.advance(milliseconds: 1000)
      #expect(try await service.status(id) == Self.words[account]?.last)
      let (path, headers) = try await service.clip(id)
      #expect([403, 404].contains(try await client.get(path, headers: headers).status))
    }
  }
}
