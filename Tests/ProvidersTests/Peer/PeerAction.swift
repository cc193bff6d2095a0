/// What the peer does with a request once it has read it.
enum PeerAction: Sendable {
  case reply(Int, headers: [String: String] = [:], body: [UInt8] = [])
  /// These bytes and then the end of the connection.
  case raw([UInt8], then: Ending)
  case end(Ending)

  enum Ending: String, Sendable, CaseIterable {
    case close
    case reset
    case stall
  }

  static func json(_ text: String, status: Int = 200, headers: [String: String] = [:]) -> PeerAction {
    var headers = headers
    headers["Content-Type"] = "application/json"
    return .reply(status, headers: headers, body: Array(text.utf8))
  }

  var bytes: [UInt8] {
    switch self {
    case .raw(let bytes, _): return bytes
    case .end: return []
    case .reply(let status, let headers, let body):
      var head = "HTTP/1.1 \(status) Status\r\nContent-Length: \(body.count)\r\n"
      for (name, value) in headers.sorted(by: { $0.key < $1.key }) { head += "\(name): \(value)\r\n" }
      return Array("\(head)\r\n".utf8) + body
    }
  }

  /// Nil keeps the connection open for the next request.
  var ending: Ending? {
    switch self {
    case .reply: nil
    case .raw(_, let ending), .end(let ending): ending
    }
  }
}
