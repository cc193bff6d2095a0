import Domain
import Foundation
import NIOCore
import NIOHTTP1
import NIOPosix

/// A server on this machine that only listens.
final class HookListener: Sendable {
  struct Call: Sendable {
    /// Method, target and media type.
    let head: String
    let body: Data
  }

  private let listening = Locked(0)
  private let log = Locked<[Call]>([])

  var port: Int { listening.withLock { $0 } }
  var calls: [Call] { log.withLock { $0 } }

  static func run(_ body: (HookListener) async throws -> Void) async throws {
    let listener = HookListener()
    let channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .childChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          try channel.pipeline.syncOperations.configureHTTPServerPipeline()
          try channel.pipeline.syncOperations.addHandler(Handler(listener))
        }
      }
      .bind(host: "127.0.0.1", port: 0).get()
    do {
      listener.listening.withLock { $0 = channel.localAddress?.port ?? 0 }
      try await body(listener)
    } catch {
      try await channel.close()
      throw error
    }
    try await channel.close()
  }

  private final class Handler: ChannelInboundHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundOut = HTTPServerResponsePart

    private let listener: HookListener
    private var head = ""
    private var body = Data()

    init(_ listener: HookListener) { self.listener = listener }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
      switch unwrapInboundIn(data) {
      case .head(let request):
        head = "\(request.method) \(request.uri) \(request.headers.first(name: "content-type") ?? "")"
      case .body(let bytes): body += Data(bytes.readableBytesView)
      case .end:
        listener.log.withLock { [head, body] in $0.append(Call(head: head, body: body)) }
        let reply = HTTPResponseHead(version: .http1_1, status: .ok, headers: ["content-length": "0"])
        context.write(wrapOutboundOut(.head(reply)), promise: nil)
        context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
      }
    }
  }
}
