import NIOCore
import NIOHTTP1

/// One request, ready to be sent.
struct HTTPCall: Sendable {
  var method = HTTPMethod.GET
  let url: String
  var headers: HTTPHeaders
  var body: ByteBuffer?
}
