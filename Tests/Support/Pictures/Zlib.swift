/// zlib streams (RFC 1950 and 1951): stored blocks or zeros out, anything in.
package enum Zlib {
  package static func stored(_ bytes: [UInt8]) -> [UInt8] {
    var stream: [UInt8] = [0x78, 0x01]
    var at = 0
    repeat {
      let count = min(65_535, bytes.count - at)
      stream.append(at + count == bytes.count ? 1 : 0)
      stream.append(little: count, bytes: 2)
      stream.append(little: ~count, bytes: 2)
      stream += bytes[at..<at + count]
      at += count
    } while at < bytes.count
    stream.append(big: Checksums.adler32(bytes), bytes: 4)
    return stream
  }

  /// So many zeros in two hundredths of as many bytes at most: one, and that again and again.
  package static func zeros(_ count: Int) -> [UInt8] {
    var stream: [UInt8] = [0x78, 0x01]
    var (held, heldCount) = (0, 0)
    func add(_ bits: Int, _ size: Int) {
      held |= bits << heldCount
      heldCount += size
      while heldCount >= 8 {
        stream.append(UInt8(truncatingIfNeeded: held))
        held >>= 8
        heldCount -= 8
      }
    }
    // The last block, with the fixed codes, which are written from their highest bit on.
    add(0b011, 3)
    for _ in 0..<(count == 0 ? 0 : (count - 1) % 258 + 1) { add(0b0000_1100, 8) }
    // 258 bytes from one byte before.
    for _ in 0..<(count == 0 ? 0 : (count - 1) / 258) { add(0b0_0000_1010_0011, 13) }
    add(0, 7)
    if heldCount > 0 { add(0, 8 - heldCount) }
    stream.append(big: (count % 65_521) << 16 | 1, bytes: 4)
    return stream
  }

  /// Nil for a stream that is not whole.
  package static func inflated(_ stream: [UInt8]) -> [UInt8]? {
    guard stream.count > 6 else { return nil }
    var inflater = Inflater(bytes: stream, at: 2)
    return inflater.run()
  }
}

private struct Inflater {
  let bytes: [UInt8]
  var at: Int
  var held = 0
  var heldCount = 0
  var output: [UInt8] = []

  init(bytes: [UInt8], at: Int) {
    self.bytes = bytes
    self.at = at
  }

  mutating func run() -> [UInt8]? {
    while true {
      guard let isLast = bits(1), let kind = bits(2), block(kind) else { return nil }
      if isLast == 1 { return output }
    }
  }

  private mutating func bits(_ count: Int) -> Int? {
    while heldCount < count {
      guard at < bytes.count else { return nil }
      held |= Int(bytes[at]) << heldCount
      heldCount += 8
      at += 1
    }
    let value = held & (1 << count - 1)
    held >>= count
    heldCount -= count
    return value
  }

  private mutating func block(_ kind: Int) -> Bool {
    switch kind {
    case 0: return storedBlock()
    case 1:
      let lengths = (0..<288).map { $0 < 144 ? 8 : $0 < 256 ? 9 : $0 < 280 ? 7 : 8 }
      return codes(Codes(lengths), Codes(Array(repeating: 5, count: 30)))
    case 2:
      guard let (literals, distances) = tables() else { return false }
      return codes(literals, distances)
    default: return false
    }
  }

  private mutating func storedBlock() -> Bool {
    held = 0
    heldCount = 0
    guard at + 4 <= bytes.count else { return false }
    let count = bytes.little(at: at, bytes: 2)
    at += 4
    guard at + count <= bytes.count else { return false }
    output += bytes[at..<at + count]
    at += count
    return true
  }

  private mutating func tables() -> (Codes, Codes)? {
    guard let literals = bits(5), let distances = bits(5), let count = bits(4) else { return nil }
    var lengths = [Int](repeating: 0, count: 19)
    for place in [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15].prefix(count + 4) {
      guard let length = bits(3) else { return nil }
      lengths[place] = length
    }
    let codes = Codes(lengths)
    var all: [Int] = []
    while all.count < literals + distances + 258 {
      guard let symbol = next(codes) else { return nil }
      switch symbol {
      case 16:
        guard let last = all.last, let more = bits(2) else { return nil }
        all += Array(repeating: last, count: 3 + more)
      case 17, 18:
        guard let more = bits(symbol == 17 ? 3 : 7) else { return nil }
        all += Array(repeating: 0, count: (symbol == 17 ? 3 : 11) + more)
      default: all.append(symbol)
      }
    }
    return (Codes(Array(all.prefix(literals + 257))), Codes(Array(all.dropFirst(literals + 257))))
  }

  private mutating func next(_ codes: Codes) -> Int? {
    var code = 0
    var first = 0
    var index = 0
    for length in 1...15 {
      guard let bit = bits(1) else { return nil }
      code |= bit
      let count = codes.counts[length]
      if code - count < first { return codes.symbols[index + code - first] }
      index += count
      first = (first + count) << 1
      code <<= 1
    }
    return nil
  }

  private static let lengthBase = [
    3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195,
    227, 258,
  ]
  private static let distanceBase = [
    1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073,
    4097, 6145, 8193, 12_289, 16_385, 24_577,
  ]

  private mutating func codes(_ literals: Codes, _ distances: Codes) -> Bool {
    while let symbol = next(literals) {
      if symbol == 256 { return true }
      if symbol < 256 {
        output.append(UInt8(symbol))
        continue
      }
      let place = symbol - 257
      guard place < 29, let moreLength = bits(place < 8 || place == 28 ? 0 : (place - 4) / 4),
        let far = next(distances), far < 30, let moreDistance = bits(far < 4 ? 0 : (far - 2) / 2)
      else { return false }
      let start = output.count - Self.distanceBase[far] - moreDistance
      guard start >= 0 else { return false }
      for offset in 0..<Self.lengthBase[place] + moreLength { output.append(output[start + offset]) }
    }
    return false
  }
}

/// A canonical prefix code: how many symbols have each length, and the symbols in the order of their codes.
private struct Codes {
  let counts: [Int]
  let symbols: [Int]

  init(_ lengths: [Int]) {
    counts = (0...15).map { length in length == 0 ? 0 : lengths.count { $0 == length } }
    symbols = (1...15).flatMap { length in lengths.indices.filter { lengths[$0] == length } }
  }
}
