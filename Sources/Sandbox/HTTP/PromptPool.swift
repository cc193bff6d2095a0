internal import FlyingSocks
private import Foundation

/// FlyingFox's pool, with small writes sent at once.
///
/// A reply goes out in two writes, head and body. Without TCP_NODELAY the second one waits for the client's
/// delayed acknowledgement of the first: 40 ms for every poll.
struct PromptPool<Base: AsyncSocketPool>: AsyncSocketPool {
  let base: Base

  func prepare() async throws { try await base.prepare() }

  func run() async throws { try await base.run() }

  /// Every socket comes by here: the listening one before its first connection, which inherit from it.
  func suspendSocket(_ socket: Socket, untilReadyFor events: Socket.Events) async throws {
    // A socket that the client closed meanwhile declines, and says so to whoever reads from it.
    try? socket.setValue(true, for: BoolSocketOption(level: Int32(IPPROTO_TCP), name: TCP_NODELAY))
    try await base.suspendSocket(socket, untilReadyFor: events)
  }
}
