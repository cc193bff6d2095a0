private import Synchronization

/// Counts requests by route since the server started.
final class RequestCounter: Sendable {
  private let table = Mutex<[String: Int]>([:])

  var counts: [String: Int] { table.withLock { $0 } }

  func count(_ route: String) { table.withLock { $0[route, default: 0] += 1 } }
}
