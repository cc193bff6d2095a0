extension [UInt8] {
  package mutating func append(big value: Int, bytes: Int) {
    for place in (0..<bytes).reversed() { append(UInt8(truncatingIfNeeded: value >> (8 * place))) }
  }

  package mutating func append(little value: Int, bytes: Int) {
    for place in 0..<bytes { append(UInt8(truncatingIfNeeded: value >> (8 * place))) }
  }

  package func big(at start: Int, bytes: Int) -> Int {
    self[start..<start + bytes].reduce(0) { $0 << 8 | Int($1) }
  }

  package func little(at start: Int, bytes: Int) -> Int {
    self[start..<start + bytes].reversed().reduce(0) { $0 << 8 | Int($1) }
  }
}
