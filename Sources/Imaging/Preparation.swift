package import Domain

/// What came of preparing one picture.
package enum Preparation: Sendable, Codable, Equatable {
  case done(PreparedFrame)
  /// Nothing was decoded: it needs so many bytes of memory, more than was granted.
  case needs(Int)
}
