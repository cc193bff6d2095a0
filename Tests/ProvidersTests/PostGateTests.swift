import NIOCore
import NIOEmbedded
import NIOHTTP1
import Testing

@testable import Providers

/// The proof behind "nothing was sent": a POST that is over can't send its first byte any more.
struct PostGateTests {
  @Test func `an open gate passes the request on and knows it`() throws {
    let gate = PostGate()
    let channel = try Self.channel(gate)
    try channel.writeOutbound(Self.head)
    #expect(try channel.readOutbound(as: ByteBuffer.self) != nil)
    #expect(gate.seal() == .sendingHead)
    _ = try channel.finish(acceptAlreadyClosed: true)
  }

  @Test func `a sealed gate keeps every byte back and ends the connection`() throws {
    let gate = PostGate()
    let channel = try Self.channel(gate)
    #expect(gate.seal() == .connecting)
    #expect(throws: ChannelError.self) { try channel.writeOutbound(Self.head) }
    #expect(try channel.readOutbound(as: ByteBuffer.self) == nil)
    #expect(!channel.isActive)
    #expect(gate.seal() == .connecting)
  }

  @Test func `a connection without an encoder is never used`() throws {
    let channel = EmbeddedChannel()
    let installed = PostGateHandler.install(PostGate(), in: channel)
    channel.embeddedEventLoop.run()
    #expect(throws: (any Error).self) { try installed.wait() }
    _ = try channel.finish()
  }

  @Test func `a gate remembers the furthest phase and none after it is sealed`() {
    let gate = PostGate()
    #expect(gate.admitWrite())
    gate.reached(.awaitingReply)
    gate.reached(.sendingBody)
    #expect(gate.seal() == .awaitingReply)
    gate.reached(.done)
    #expect(gate.seal() == .awaitingReply)
  }

  private static let head = HTTPClientRequestPart.head(
    HTTPRequestHead(version: .http1_1, method: .POST, uri: "/v1/videos", headers: ["host": "h"]))

  private static func channel(_ gate: PostGate) throws -> EmbeddedChannel {
    let channel = EmbeddedChannel(handler: HTTPRequestEncoder())
    try channel.connect(to: SocketAddress(ipAddress: "127.0.0.1", port: 1)).wait()
    let installed = PostGateHandler.install(gate, in: channel)
    channel.embeddedEventLoop.run()
    try installed.wait()
    return channel
  }
}
