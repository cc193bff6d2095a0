import AsyncHTTPClient
import NIOConcurrencyHelpers
import NIOCore
import NIOHTTP1

/// Collects one bounded reply and notes how far the exchange came.
final class ReplyCollector: HTTPClientResponseDelegate {
  typealias Response = HTTPReply

  private struct State {
    var head: HTTPResponseHead?
    var body = ByteBuffer()
  }

  private let state = NIOLockedValueBox(State())
  private let limit: Int
  private let gate: PostGate?

  init(limit: Int = HTTPReply.bodyLimit, gate: PostGate? = nil) {
    self.limit = limit
    self.gate = gate
  }

  /// Status and headers when they arrived, without the body.
  var head: HTTPReply? {
    state.withLockedValue { state in
      state.head.map { HTTPReply(status: Int($0.status.code), headers: $0.headers, body: []) }
    }
  }

  func didSendRequestHead(task: HTTPClient.Task<Response>, _ head: HTTPRequestHead) {
    gate?.reached(.sendingBody)
  }

  func didSendRequest(task: HTTPClient.Task<Response>) {
    gate?.reached(.awaitingReply)
  }

  func didReceiveHead(
    task: HTTPClient.Task<Response>, _ head: HTTPResponseHead
  ) -> EventLoopFuture<Void> {
    gate?.reached(.readingReply)
    state.withLockedValue { $0.head = head }
    return task.eventLoop.makeSucceededVoidFuture()
  }

  func didReceiveBodyPart(
    task: HTTPClient.Task<Response>, _ buffer: ByteBuffer
  ) -> EventLoopFuture<Void> {
    let fits = state.withLockedValue { state in
      guard state.body.readableBytes + buffer.readableBytes <= limit else { return false }
      state.body.writeImmutableBuffer(buffer)
      return true
    }
    guard fits else {
      return task.eventLoop.makeFailedFuture(
        TransportFault(.tooLarge, "the reply is larger than \(limit) bytes"))
    }
    return task.eventLoop.makeSucceededVoidFuture()
  }

  func didFinishRequest(task: HTTPClient.Task<Response>) throws -> HTTPReply {
    gate?.reached(.done)
    return try state.withLockedValue { state in
      guard let head = state.head else { throw HTTPClientError.remoteConnectionClosed }
      return HTTPReply(
        status: Int(head.status.code), headers: head.headers, body: Array(state.body.readableBytesView))
    }
  }
}
