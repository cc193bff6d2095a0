import TestSupport
import Testing

@testable import Providers

struct MP4StructureTests {
  static let good = box("ftyp", 8) + box("moov", 100) + box("free", 0) + box("mdat", 1000)

  @Test func `a complete clip has no flaw, wherever its index is`() {
    #expect(flaw(Self.good) == nil)
    #expect(flaw(Self.box("ftyp", 8) + Self.box("mdat", 50) + Self.box("moov", 100)) == nil)
  }

  @Test func `long and open lengths are read`() {
    let long: [UInt8] = [0, 0, 0, 1] + Array("mdat".utf8) + [0, 0, 0, 0, 0, 0, 0, 20, 1, 2, 3, 4]
    #expect(flaw(Self.box("ftyp", 8) + Self.box("moov", 9) + long) == nil)
    let open: [UInt8] = [0, 0, 0, 0] + Array("mdat".utf8) + [1, 2, 3]
    #expect(flaw(Self.box("ftyp", 8) + Self.box("moov", 9) + open) == nil)
  }

  @Test func `a clip cut anywhere is flawed`() {
    for length in 0..<Self.good.count {
      #expect(flaw(Array(Self.good[..<length])) != nil, "cut at \(length)")
    }
  }

  @Test(arguments: [
    Array("<html>not a clip</html>".utf8), box("moov", 10) + box("mdat", 10),
    box("ftyp", 8) + box("mdat", 10),
    box("ftyp", 8) + box("moov", 10), box("ftyp", 8) + box("moov", 0) + box("mdat", 10),
    good + [1, 2, 3], good + [0, 0, 0, 4, 0x66, 0x72, 0x65, 0x65],
    box("ftyp", 8) + [0, 0, 0, 1] + Array("mdat".utf8) + [UInt8](repeating: 0xFF, count: 8),
  ])
  func `what is no MP4 is flawed`(bytes: [UInt8]) {
    #expect(flaw(bytes) != nil)
  }

  @Test(arguments: 1...50) func `what is inside the boxes does not matter`(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    var bytes = Self.good
    for place in Array(24..<124) + Array(140..<bytes.count) where Bool.random(using: &generator) {
      bytes[place] = UInt8.random(in: 0...255, using: &generator)
    }
    #expect(flaw(bytes) == nil, "seed \(seed)")
  }

  @Test(arguments: 1...200) func `a file of noise is flawed`(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let noise = generator.bytes(Int.random(in: 0...500, using: &generator))
    #expect(flaw(noise) != nil, "seed \(seed)")
    #expect(flaw(Self.box("ftyp", 8) + noise) != nil, "seed \(seed)")
  }

  @Test func `files are read through their headers only`() async throws {
    let folder = try TemporaryDirectory()
    let good = try MP4Structure.flaw(of: folder.write(Self.good, to: "a"))
    #expect(good == nil)
    let empty = try MP4Structure.flaw(of: folder.write([], to: "b"))
    #expect(empty == "it is empty")
    var asked = 0
    _ = MP4Structure.flaw(length: Self.good.count) { offset, count in
      asked += count
      return Array(Self.good[offset..<min(offset + count, Self.good.count)])
    }
    #expect(asked == 64)
  }

  private func flaw(_ bytes: [UInt8]) -> String? {
    MP4Structure.flaw(length: bytes.count) { offset, count in
      Array(bytes[offset..<min(offset + count, bytes.count)])
    }
  }

  static func box(_ kind: String, _ payload: Int) -> [UInt8] {
    let size = payload + 8
    return [0, 0, UInt8(size >> 8), UInt8(size & 255)] + Array(kind.utf8)
      + [UInt8](repeating: 5, count: payload)
  }
}
