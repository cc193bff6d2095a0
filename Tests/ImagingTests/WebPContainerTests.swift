import TestSupport
import Testing

@testable import Imaging

@Suite struct WebPContainerTests {
  private static let header: [UInt8] = [0x2C, 0, 0, 0, 63, 0, 0, 47, 0, 0]

  @Test func `metadata goes, the picture stays, and the announcement and length agree`() {
    let picture: [UInt8] = [1, 2, 3, 4, 5]
    let laden = RIFFFile.bytes([
      ("VP8X", Self.header), ("ICCP", [9]), ("VP8 ", picture), ("EXIF", [7, 7, 7]), ("XMP ", [8, 8]),
    ])
    let bare = WebPContainer.withoutMetadata(laden)
    let chunks = RIFFFile.chunks(of: bare)
    #expect(chunks.map(\.name) == ["VP8X", "VP8 "])
    #expect(chunks.last?.data == picture)
    #expect(chunks.first?.data.first == 0)
    #expect(bare.little(at: 4, bytes: 4) == bare.count - 8)
    #expect(bare == RIFFFile.bytes([("VP8X", [0] + Self.header.dropFirst()), ("VP8 ", picture)]))
  }

  @Test func `flags for transparency and animation stay`() {
    let laden = RIFFFile.bytes([("VP8X", [0x3E] + Self.header.dropFirst()), ("ANIM", [1, 2]), ("ALPH", [3])])
    #expect(RIFFFile.chunks(of: WebPContainer.withoutMetadata(laden)).first?.data.first == 0x12)
  }

  @Test func `a file without metadata comes back as it was`() {
    let file = RIFFFile.bytes([("VP8L", [1, 2, 3, 4])])
    #expect(WebPContainer.withoutMetadata(file) == file)
  }

  @Test(arguments: [[], [1, 2, 3], Array("RIFF".utf8), Array("RIFF\u{1}\u{0}\u{0}\u{0}WAVEfmt ".utf8)])
  func `bytes that are no WebP come back as they were`(bytes: [UInt8]) {
    #expect(WebPContainer.withoutMetadata(bytes) == bytes)
  }

  @Test(arguments: [UInt64](1...4))
  func `any chunks at all leave nothing of the metadata`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<200 {
      let chunks: [RIFFFile.Chunk] = (0..<Int.random(in: 0...6, using: &random)).map { _ in
        let name = ["VP8 ", "EXIF", "XMP ", "ICCP", "VP8X", "ANMF"].randomElement(using: &random) ?? "VP8 "
        return (
          name, (0..<Int.random(in: 0...9, using: &random)).map { _ in .random(in: 0...255, using: &random) }
        )
      }
      var file = RIFFFile.bytes(chunks)
      file.removeLast(Int.random(in: 0...min(3, file.count - 12), using: &random))
      let bare = WebPContainer.withoutMetadata(file)
      let names = RIFFFile.chunks(of: bare).map(\.name)
      #expect(names.allSatisfy { !["EXIF", "XMP ", "ICCP"].contains($0) }, "seed \(seed)")
      #expect(bare.little(at: 4, bytes: 4) == bare.count - 8, "seed \(seed)")
    }
  }

  @Test(arguments: [UInt64](1...4))
  func `no bytes whatever make it stumble`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<400 {
      var bytes = Array("RIFF????WEBP".utf8)
      bytes += (0..<Int.random(in: 0...60, using: &random)).map { _ in
        UInt8.random(in: .min ... .max, using: &random)
      }
      #expect(WebPContainer.withoutMetadata(bytes).count <= bytes.count, "seed \(seed)")
    }
  }
}
