extension [UInt8] {
  /// The unsigned number of `count` bytes at `start`; nil beyond the end and for what an Int can't hold.
  func bigEndian(_ start: Int, _ count: Int) -> Int? {
    guard start >= 0, start <= self.count - count else { return nil }
    return Int(exactly: self[start..<start + count].reduce(UInt64(0)) { $0 << 8 | UInt64($1) })
  }

  func littleEndian(_ start: Int, _ count: Int) -> Int? {
    guard start >= 0, start <= self.count - count else { return nil }
    return Int(exactly: self[start..<start + count].reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) })
  }
}
