/// What came of decoding one picture.
package enum Decoding: Sendable, Codable, Equatable {
  /// Every pixel is there; the file's end may still not be as it should be.
  case done(looksWhole: Bool)
  /// Nothing was decoded: it needs so many bytes of memory, more than was granted.
  case needs(Int)
}
