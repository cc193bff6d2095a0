extension PNGFile {
  /// The chunks of a PNG file in their order; nil when one reaches over the end.
  package static func chunks(of bytes: [UInt8]) -> [(name: String, data: [UInt8])]? {
    guard bytes.starts(with: signature) else { return nil }
    var found: [(name: String, data: [UInt8])] = []
    var at = signature.count
    while at + 12 <= bytes.count {
      let length = bytes.big(at: at, bytes: 4)
      guard at + 12 + length <= bytes.count else { return nil }
      let name = String(decoding: bytes[at + 4..<at + 8], as: UTF8.self)
      found.append((name, Array(bytes[at + 8..<at + 8 + length])))
      at += 12 + length
    }
    return found
  }

  /// The pixels of a frame: 8-bit RGB, not interlaced; nil for anything else.
  package static func raster(of bytes: [UInt8]) -> Raster? {
    guard let chunks = chunks(of: bytes), let header = chunks.first?.data, header.count == 13,
      header[8...].elementsEqual([8, 2, 0, 0, 0])
    else { return nil }
    let (width, height) = (header.big(at: 0, bytes: 4), header.big(at: 4, bytes: 4))
    let stream = chunks.filter { $0.name == "IDAT" }.flatMap(\.data)
    guard let rows = Zlib.inflated(stream), rows.count == height * (width * 3 + 1) else { return nil }
    return Raster(width: width, height: height, bands: 3, samples: unfiltered(rows, stride: width * 3))
  }

  private static func unfiltered(_ rows: [UInt8], stride: Int) -> [UInt8] {
    var samples: [UInt8] = []
    samples.reserveCapacity(rows.count)
    var above = [UInt8](repeating: 0, count: stride)
    for start in Swift.stride(from: 0, to: rows.count, by: stride + 1) {
      var row = Array(rows[start + 1...start + stride])
      for x in 0..<stride {
        let left = x < 3 ? 0 : Int(row[x - 3])
        let (up, upLeft) = (Int(above[x]), x < 3 ? 0 : Int(above[x - 3]))
        let guess =
          switch rows[start] {
          case 1: left
          case 2: up
          case 3: (left + up) / 2
          case 4: paeth(left, up, upLeft)
          default: 0
          }
        row[x] = row[x] &+ UInt8(guess)
      }
      samples += row
      above = row
    }
    return samples
  }

  private static func paeth(_ left: Int, _ up: Int, _ upLeft: Int) -> Int {
    let guess = left + up - upLeft
    let (toLeft, toUp, toUpLeft) = (abs(guess - left), abs(guess - up), abs(guess - upLeft))
    if toLeft <= toUp && toLeft <= toUpLeft { return left }
    return toUp <= toUpLeft ? up : upLeft
  }
}
