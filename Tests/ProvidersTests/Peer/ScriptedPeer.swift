import NIOConcurrencyHelpers
import NIOCore
import NIOPosix

/// A TCP server on a free port of this machine that records requests exactly and misbehaves on request.
final class ScriptedPeer: Sendable {
  typealias Script = @Sendable (RecordedRequest) -> PeerAction

  /// When the peer acts.
  enum Reading: Sendable {
    case wholeRequests
    /// As soon as this many bytes of a request are there; with 0 at once, without reading any.
    case bytes(Int, PeerAction)
  }

  private struct Log {
    var requests: [RecordedRequest] = []
    var connections = 0
    var open: [ObjectIdentifier: any Channel] = [:]
  }

  private let log = NIOLockedValueBox(Log())
  private let script: Script
  let reading: Reading
  private let listener = NIOLockedValueBox<(any Channel)?>(nil)

  private init(reading: Reading, script: @escaping Script) {
    self.reading = reading
    self.script = script
  }

  /// Runs a peer around `body` and closes it and all its connections afterwards.
  static func run(
    reading: Reading = .wholeRequests, script: @escaping Script,
    _ body: (ScriptedPeer) async throws -> Void
  ) async throws {
    let peer = ScriptedPeer(reading: reading, script: script)
    let channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
      .childChannelOption(.allowRemoteHalfClosure, value: true)
      .childChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          try channel.pipeline.syncOperations.addHandler(ScriptedPeerHandler(peer: peer))
        }
      }
      .bind(host: "127.0.0.1", port: 0).get()
    peer.listener.withLockedValue { $0 = channel }
    do {
      try await body(peer)
    } catch {
      await peer.stop()
      throw error
    }
    await peer.stop()
  }

  var port: Int { listener.withLockedValue { $0?.localAddress?.port } ?? 0 }
  var base: String { "http://127.0.0.1:\(port)/v1" }
  var requests: [RecordedRequest] { log.withLockedValue { $0.requests } }
  var connections: Int { log.withLockedValue { $0.connections } }

  func posts() -> [RecordedRequest] { requests.filter { $0.method == "POST" } }

  func opened(_ channel: any Channel) {
    log.withLockedValue { log in
      log.connections += 1
      log.open[ObjectIdentifier(channel)] = channel
    }
  }

  func closed(_ channel: any Channel) {
    log.withLockedValue { log in log.open[ObjectIdentifier(channel)] = nil }
  }

  func act(on request: RecordedRequest) -> PeerAction {
    log.withLockedValue { $0.requests.append(request) }
    return script(request)
  }

  private func stop() async {
    let channels =
      log.withLockedValue { Array($0.open.values) } + [listener.withLockedValue { $0 }].compactMap { $0 }
    for channel in channels {
      channel.close(promise: nil)
      await withCheckedContinuation { continuation in
        channel.closeFuture.whenComplete { _ in continuation.resume() }
      }
    }
  }
}
