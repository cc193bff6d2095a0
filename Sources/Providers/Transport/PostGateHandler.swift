import NIOCore
import NIOHTTP1

/// Asks the gate before each write of encoded HTTP; sits between the encoder and the socket (or TLS).
final class PostGateHandler: ChannelOutboundHandler {
  typealias OutboundIn = IOData
  typealias OutboundOut = IOData

  private let gate: PostGate

  init(gate: PostGate) { self.gate = gate }

  /// For a connection that is open and has carried no request yet.
  static func install(_ gate: PostGate, in channel: any Channel) -> EventLoopFuture<Void> {
    channel.eventLoop.submit {
      let pipeline = channel.pipeline.syncOperations
      let encoder = try pipeline.handler(type: HTTPRequestEncoder.self)
      try pipeline.addHandler(PostGateHandler(gate: gate), position: .before(encoder))
    }
  }

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    guard gate.admitWrite() else {
      promise?.fail(ChannelError.ioOnClosedChannel)
      context.close(promise: nil)
      return
    }
    context.write(data, promise: promise)
  }
}
