import Glibc
import NIOCore

/// One connection of a scripted peer.
final class ScriptedPeerHandler: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer
  typealias OutboundOut = ByteBuffer

  private let peer: ScriptedPeer
  private var received: [UInt8] = []
  private var isOver = false

  init(peer: ScriptedPeer) { self.peer = peer }

  func channelActive(context: ChannelHandlerContext) {
    peer.opened(context.channel)
    if case .bytes(0, let action) = peer.reading { perform(action, context: context) }
  }

  func channelInactive(context: ChannelHandlerContext) { peer.closed(context.channel) }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    guard !isOver else { return }
    received += Array(unwrapInboundIn(data).readableBytesView)
    if case .bytes(let count, let action) = peer.reading {
      if received.count >= count { perform(action, context: context) }
      return
    }
    while !isOver, let (request, length) = RecordedRequest.parse(received) {
      received.removeFirst(length)
      perform(peer.act(on: request), context: context)
    }
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }

  private func perform(_ action: PeerAction, context: ChannelHandlerContext) {
    if !action.bytes.isEmpty {
      context.writeAndFlush(wrapOutboundOut(ByteBuffer(bytes: action.bytes)), promise: nil)
    }
    if let ending = action.ending { end(ending, context: context) }
  }

  private func end(_ ending: PeerAction.Ending, context: ChannelHandlerContext) {
    isOver = true
    switch ending {
    case .stall: context.channel.setOption(.autoRead, value: false).whenComplete { _ in }
    case .close: context.close(promise: nil)
    case .reset:
      // No lingering: the close is a reset.
      guard let socket = context.channel as? any SocketOptionProvider else { return }
      let channel = context.channel
      socket.setSoLinger(linger(l_onoff: 1, l_linger: 0)).whenComplete { _ in channel.close(promise: nil) }
    }
  }
}
