import Domain
import Foundation
import NIOCore
import NIOPosix
import SystemPackage
import TestSupport
import Testing

@testable import Sandbox

struct SandboxServerTests {
  #if os(Linux)
    // On Linux all of 127/8 is this machine: a server on every interface would answer there too.
    @Test(arguments: ["127.0.0.2", "::1"])
    func `no address but 127.0.0.1 answers`(host: String) async throws {
      try await withSandbox { client in
        let reply = try await client.get("/sandbox/stats")
        #expect(reply.status == 200)
        let port = Int(client.address.port)
        // Without a client's own tries: the very first connection is refused.
        let loop = MultiThreadedEventLoopGroup.singleton
        await #expect(throws: (any Error).self) {
          let channel = try await ClientBootstrap(group: loop).connect(host: host, port: port).get()
          try await channel.close()
        }
      }
    }
  #endif

  @Test func `a taken port is told in a sentence`() async throws {
    try await withSandbox { client in
      let taken = client.address.port
      await #expect(throws: SandboxError.portTaken(taken)) {
        try await withSandbox({ $0.port = taken }) { _ in Issue.record("it listens") }
      }
      #expect(SandboxError.portTaken(taken).description.contains("\(taken)"))
    }
  }

  @Test func `stopping ends the run without an error and frees the port`() async throws {
    try await withTemporaryFolder { folder in
      var configuration = SandboxConfiguration(folder: folder, models: try sampleModels())
      configuration.rendering = .none
      let server = try await SandboxServer.open(configuration, clock: VirtualClock().clock)
      let port = try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask { try await server.run() }
        let address = try await server.waitUntilListening()
        #expect(try await TestClient(address).stats().created == 0)
        await server.stop()
        try await group.next()
        return address.port
      }
      try await withSandbox({ $0.port = port }) { client in
        #expect(client.address.port == port)
      }
    }
  }

  @Test func `an error of the body ends the server and comes out`() async throws {
    struct Stop: Error {}
    await #expect(throws: Stop.self) { try await withSandbox { _ in throw Stop() } }
  }

  @Test func `a missing ffmpeg is told at the start`() async throws {
    try await withTemporaryFolder { folder in
      var configuration = SandboxConfiguration(folder: folder, models: try sampleModels())
      configuration.searchPath = folder.string
      await #expect(throws: SandboxError.ffmpegMissing) { try await SandboxServer.open(configuration) }
      #expect(SandboxError.ffmpegMissing.description.contains("install"))
    }
  }

  @Test(arguments: [[], [SandboxModel(name: "empty", sizes: [], seconds: [4])]])
  func `a sandbox without a usable model does not open`(models: [SandboxModel]) async throws {
    try await withTemporaryFolder { folder in
      await #expect(throws: SandboxError.noModels) {
        try await SandboxServer.open(SandboxConfiguration(folder: folder, models: models))
      }
    }
  }

  @Test func `requests are counted by route, and created jobs from the disk`() async throws {
    try await withTemporaryFolder { folder in
      let time = VirtualClock()
      try await withSandbox(in: folder, clock: time) { client in
        let id = try await client.createdID()
        _ = try await client.video(id)
        _ = try await client.video(id)
        _ = try await client.get("/nowhere")
        let stats = try await client.stats()
        #expect(stats.created == 1)
        #expect(stats.requests == ["POST /v1/videos": 1, "GET /v1/videos/{id}": 2, "other": 1])
      }
      try await withSandbox(in: folder, clock: time) { client in
        let stats = try await client.stats()
        #expect(stats.created == 1)
        #expect(stats.requests.isEmpty)
      }
    }
  }

  @Test func `a server with the same folder finds the jobs, their clips and their order`() async throws {
    try await withTemporaryFolder { folder in
      let time = VirtualClock()
      try await withSandbox(in: folder, clock: time) { client in
        for number in 0..<3 { _ = try await client.createdID("shot \(number)") }
      }
      time.advance(milliseconds: 1000)
      try await withSandbox(in: folder, clock: time) { client in
        _ = try await client.createdID("shot 3")
        let list: TestList = try await client.get("/v1/videos?order=asc").decode()
        #expect(list.data.map(\.prompt) == ["shot 0", "shot 1", "shot 2", "shot 3"])
        #expect(list.data.map(\.status) == ["completed", "completed", "completed", "queued"])
        #expect(try await client.get("/v1/videos/\(list.data[0].id)/content").status == 200)
      }
    }
  }

  @Test(.timeLimit(.hang))
  func `a thousand jobs at once all come out, with their frames on disk only`() async throws {
    try await withTemporaryFolder { folder in
      let time = VirtualClock()
      try await withSandbox(in: folder, clock: time) { client in
        let frame =
          SamplePicture.png(1280, 720).dropLast(12) + Data(count: 20_000) + SamplePicture.png(1, 1).suffix(12)
        try await withThrowingTaskGroup(of: String.self) { group in
          for number in 0..<1000 {
            group.addTask {
              try await client.create(.create(["prompt": "\(number)"], frame: frame)).decode(TestVideo.self)
                .id
            }
          }
          var ids: Set<String> = []
          for try await id in group { ids.insert(id) }
          #expect(ids.count == 1000)
          #expect(try await client.stats().created == 1000)
          time.advance(milliseconds: 1000)
          for id in ids.prefix(20) {
            #expect(try await client.get("/v1/videos/\(id)/content").body == TinyClip.bytes(for: id))
          }
        }
      }
    }
  }
}
