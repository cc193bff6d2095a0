internal import NIOCore
internal import NIOHTTP1
internal import NIOPosix

#if canImport(Glibc)
  private import Glibc
#else
  private import Darwin
#endif

/// The requests of one connection, one after the other, and their replies.
struct GateExchange {
  var requests: NIOAsyncChannelInboundStream<HTTPServerRequestPart>.AsyncIterator
  let replies: NIOAsyncChannelOutboundWriter<HTTPServerResponsePart>
  var answers: NIOAsyncChannelInboundStream<HTTPClientResponsePart>.AsyncIterator
  let questions: NIOAsyncChannelOutboundWriter<HTTPClientRequestPart>
  let gate: FaultGate
  /// The client's.
  let channel: any Channel

  /// Returns when the connection shall close.
  mutating func runAll() async throws {
    while case .head(let head)? = try await requests.next(isolation: #isolation) {
      let call = gate.router.call(of: head.method.rawValue, head.uri)
      let fault = gate.dice.roll(for: call) { $0.isOfTransport && $0 != .closeBeforeRead }.first?.fault
      try await passRequest(head, on: fault != .drop)
      switch fault {
      case nil:
        try await passReply()
        if !head.isKeepAlive { return }
      case .truncate: return try await passHalfOfReply()
      case .closeAfterRead: return try await swallowReply()
      case .reset:
        try await swallowReply()
        // Without lingering a close is a reset.
        return try await (channel as? any SocketOptionProvider)?
          .setSoLinger(linger(l_onoff: 1, l_linger: 0)).get() ?? ()
      case .stall:
        try await swallowReply()
        while try await requests.next(isolation: #isolation) != nil {}
        return
      default: return
      }
    }
  }

  private mutating func passRequest(_ head: HTTPRequestHead, on isPassed: Bool) async throws {
    if isPassed { try await questions.write(.head(head)) }
    while let part = try await requests.next(isolation: #isolation) {
      switch part {
      case .head: continue
      case .body(let bytes): if isPassed { try await questions.write(.body(.byteBuffer(bytes))) }
      case .end(let trailers):
        if isPassed { try await questions.write(.end(trailers)) }
        return
      }
    }
    throw ChannelError.eof
  }

  private mutating func passReply() async throws {
    while let part = try await answers.next(isolation: #isolation) {
      switch part {
      case .head(let head): try await replies.write(.head(head))
      case .body(let bytes): try await replies.write(.body(.byteBuffer(bytes)))
      case .end(let trailers): return try await replies.write(.end(trailers))
      }
    }
    throw ChannelError.eof
  }

  /// Half of the announced length; of a reply without one, all but the last byte of its first part.
  private mutating func passHalfOfReply() async throws {
    var rest = 0
    while let part = try await answers.next(isolation: #isolation) {
      switch part {
      case .head(let head):
        rest = head.headers.first(name: "content-length").flatMap { Int($0) }.map { $0 / 2 } ?? -1
        try await replies.write(.head(head))
      case .body(var bytes):
        if rest < 0 { rest = bytes.readableBytes - 1 }
        if let slice = bytes.readSlice(length: min(rest, bytes.readableBytes)), slice.readableBytes > 0 {
          rest -= slice.readableBytes
          try await replies.write(.body(.byteBuffer(slice)))
        }
        if rest == 0 { return }
      case .end: return
      }
    }
  }

  /// What the server did is done when its reply is there.
  private mutating func swallowReply() async throws {
    while let part = try await answers.next(isolation: #isolation) {
      if case .end = part { return }
    }
  }
}
