/// Counts requests by route since the server started.
actor RequestCounter {
  private(set) var counts: [String: Int] = [:]

  func count(_ route: String) { counts[route, default: 0] += 1 }
}
