internal import Domain
internal import NIOCore
internal import NIOHTTP1
internal import NIOPosix

/// Stands between the clients and the server and breaks exchanges as the faults of the transport say.
///
/// It listens on the loopback address only. What it does not break it passes on, part by part as it comes.
final class FaultGate: Sendable {
  typealias Connection = NIOAsyncChannel<HTTPServerRequestPart, HTTPServerResponsePart>
  typealias Server = NIOAsyncChannel<HTTPClientResponsePart, HTTPClientRequestPart>

  private let port: UInt16
  let dice: FaultDice
  let router: SandboxRouter
  private let listening = Locked<Result<UInt16, SandboxError>?>(nil)
  /// Ends when `listening` is known.
  private let settled: AsyncStream<Never>
  private let settle: AsyncStream<Never>.Continuation

  init(port: UInt16, dice: FaultDice, router: SandboxRouter) {
    self.port = port
    self.dice = dice
    self.router = router
    (settled, settle) = AsyncStream.makeStream(of: Never.self)
  }

  /// The port. `run` must be under way; throws what that throws when it can't listen.
  func waitUntilListening() async throws(SandboxError) -> UInt16 {
    for await _ in settled {}
    guard let result = listening.withLock({ $0 }) else { throw .stopped }
    return try result.get()
  }

  /// Serves until it is cancelled. Throws `SandboxError` when it can't listen.
  func run(to server: UInt16) async throws {
    let listener: NIOAsyncChannel<Connection, Never>
    do {
      listener = try await listen()
    } catch {
      listening.withLock { $0 = .failure(error) }
      settle.finish()
      throw error
    }
    let port = listener.channel.localAddress?.port.map { UInt16($0) } ?? port
    listening.withLock { $0 = .success(port) }
    settle.finish()
    try await withThrowingDiscardingTaskGroup { group in
      try await listener.executeThenClose { connections in
        for try await connection in connections {
          group.addTask { await self.serve(connection, by: server) }
        }
      }
      group.cancelAll()
    }
  }

  private func listen() async throws(SandboxError) -> NIOAsyncChannel<Connection, Never> {
    do {
      return try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
        .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
        .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
        .bind(host: SandboxAddress.host, port: Int(port)) { channel in
          channel.eventLoop.makeCompletedFuture {
            try channel.pipeline.syncOperations.configureHTTPServerPipeline(withPipeliningAssistance: false)
            return try Connection(wrappingChannelSynchronously: channel)
          }
        }
    } catch let error as IOError where error.errnoCode == EADDRINUSE {
      throw SandboxError.portTaken(port)
    } catch {
      throw SandboxError.cannotListen(port, reason: "\(error)")
    }
  }

  /// Every trouble ends the connection, which is all that a client could see of it.
  private func serve(_ connection: Connection, by port: UInt16) async {
    do {
      try await connection.executeThenClose { requests, replies in
        guard dice.roll(for: nil, { $0 == .closeBeforeRead }).isEmpty else { return }
        let server = try await Self.connect(to: port)
        try await server.executeThenClose { answers, questions in
          var exchange = GateExchange(
            requests: requests.makeAsyncIterator(), replies: replies, answers: answers.makeAsyncIterator(),
            questions: questions, gate: self, channel: connection.channel)
          try await exchange.runAll()
        }
      }
    } catch {}
  }

  private static func connect(to port: UInt16) async throws -> Server {
    // On this machine a connection is slow only where everything is.
    try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .connectTimeout(.minutes(5))
      .channelOption(.tcpOption(.tcp_nodelay), value: 1)
      .connect(host: SandboxAddress.host, port: Int(port)) { channel in
        channel.eventLoop.makeCompletedFuture {
          try channel.pipeline.syncOperations.addHTTPClientHandlers()
          return try Server(wrappingChannelSynchronously: channel)
        }
      }
  }
}
