import AsyncHTTPClient
import NIOConcurrencyHelpers
import NIOCore
import NIOHTTP1

/// HTTP/1.1 without redirects, proxies (the environment's too) or retries of its own.
///
/// Polls, lists and downloads share pooled connections. Each submit has a client to itself, so no idle
/// connection exists that it could be sent on. Must be shut down before it goes out of scope.
final class HTTPTransport: Sendable {
  let timeouts: TransportTimeouts
  let pooled: HTTPClient
  private let closing = NIOLockedValueBox(Closing())

  private struct Closing {
    var isOver = false
    var count = 0
    var open: [Int: EventLoopFuture<Void>] = [:]
  }

  init(timeouts: TransportTimeouts) {
    self.timeouts = timeouts
    pooled = HTTPClient(
      eventLoopGroupProvider: .singleton,
      configuration: Self.configuration(connect: timeouts.connect, silence: timeouts.silence))
  }

  /// HTTP/2 is left out: its flow control windows slow large downloads down.
  static func configuration(connect: Duration, silence: Duration) -> HTTPClient.Configuration {
    var configuration = HTTPClient.Configuration(
      redirectConfiguration: .disallow,
      timeout: .init(connect: TimeAmount(connect), read: TimeAmount(silence)))
    configuration.httpVersion = .http1Only
    configuration.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = 64
    // Retries happen in one place, the workflow; here they would only hide a dead host for a while.
    configuration.connectionPool.retryConnectionEstablishment = false
    return configuration
  }

  /// One call on a pooled connection; throws unless a complete reply came, whatever its status. A body of more
  /// than `limit` bytes is not read. Never for a submit.
  func send(
    _ call: HTTPCall, limit: Int = HTTPReply.bodyLimit
  ) async throws(TransportFault) -> HTTPReply {
    let collector = ReplyCollector(limit: limit)
    return try await run(call, on: pooled, collector: collector, limit: timeouts.reply).get()
  }

  /// Runs a call to its end; a cancelled task cancels it.
  func run(
    _ call: HTTPCall, on client: HTTPClient, collector: ReplyCollector, limit: Duration
  ) async -> Result<HTTPReply, TransportFault> {
    let isSecure = call.url.hasPrefix("https:")
    do {
      let request = try HTTPClient.Request(
        url: call.url, method: call.method, headers: call.headers,
        body: call.body.map { .byteBuffer($0) })
      // The delegate form's deadline covers the body as well; that of `execute(_:timeout:)` does not.
      let task = client.execute(
        request: request, delegate: collector, deadline: .now() + TimeAmount(limit))
      return .success(
        try await withTaskCancellationHandler {
          try await task.get()
        } onCancel: {
          task.cancel()
        })
    } catch {
      return .failure(TransportFault(error, isSecure: isSecure))
    }
  }

  /// Lets a submit's client go without waiting for the peer to close; `shutdown` waits for the rest.
  func retire(_ client: HTTPClient) {
    let ended: EventLoopFuture<Void> = client.shutdown()
    let number = closing.withLockedValue { closing in
      closing.count += 1
      closing.open[closing.count] = ended
      return closing.count
    }
    ended.whenComplete { [self] _ in closing.withLockedValue { $0.open[number] = nil } }
  }

  /// Pooled connections end by themselves; a submit asks here, since it would open one of its own.
  var isShutDown: Bool { closing.withLockedValue { $0.isOver } }

  func shutdown() async {
    let open = closing.withLockedValue { closing in
      closing.isOver = true
      return Array(closing.open.values)
    }
    for ended in open {
      await Self.settle(ended)
    }
    await Self.settle(pooled.shutdown())
  }

  // A client that can't close cleanly has nothing left to lose: every outcome is known by now.
  private static func settle(_ ended: EventLoopFuture<Void>) async {
    await withCheckedContinuation { continuation in
      ended.whenComplete { _ in continuation.resume() }
    }
  }
}

extension HTTPTransport: CustomReflectable {
  /// Nothing: below it are requests on their way, with their keys.
  var customMirror: Mirror { Mirror(self, children: []) }
}
