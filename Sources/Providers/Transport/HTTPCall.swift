import NIOCore
import NIOHTTP1

/// One request, ready to be sent; a POST when it has a body.
struct HTTPCall: Sendable {
  let url: String
  var headers: HTTPHeaders
  var body: ByteBuffer?
}
