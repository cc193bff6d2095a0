import Domain
import TestSupport
import Testing

@testable import Imaging

@Suite struct CompletenessTests {
  @Test(arguments: PictureKind.allCases, [UInt64](1...4))
  func `any bytes get an answer`(kind: PictureKind, seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let starts: [[UInt8]] = [
      [], PNGFile.signature, [0xFF, 0xD8, 0xFF], [0x49, 0x49, 42, 0, 8, 0, 0, 0],
      [0x4D, 0x4D, 0, 43, 0, 8, 0, 0],
      Array("RIFF".utf8), Array("GIF89a".utf8),
    ]
    var answers = 0
    for _ in 0..<400 {
      let count = Int.random(in: 0...80, using: &random)
      let start = starts.randomElement(using: &random) ?? []
      let values: ClosedRange<UInt8> = Bool.random(using: &random) ? 0...20 : .min ... .max
      let bytes = start + (0..<count).map { _ in UInt8.random(in: values, using: &random) }
      if Completeness.looksWhole(bytes, kind: kind) { answers += 1 }
      if TIFFDirectory(bytes)?.isReduced == true { answers += 1 }
      if DeclaredColours.remark(on: bytes, kind: kind) != nil { answers += 1 }
    }
    #expect(answers >= 0, "seed \(seed)")
  }

  @Test func `PNG needs its last chunk`() {
    let whole = PNGFile.of(.slope(width: 5, height: 4))
    #expect(Completeness.looksWhole(whole, kind: .png))
    #expect(Completeness.looksWhole(whole + [1, 2, 3], kind: .png))
    for missing in 1...(whole.count - 8) {
      #expect(!Completeness.looksWhole(Array(whole.dropLast(missing)), kind: .png))
    }
  }

  @Test func `JPEG needs an end after its scan, wherever that is`() {
    let head: [UInt8] = [0xFF, 0xD8, 0xFF, 0xE1, 0, 6, 0xFF, 0xD9, 0, 0]
    let scan: [UInt8] = [0xFF, 0xDA, 0, 4, 1, 2, 0xFF, 0, 7]
    #expect(Completeness.looksWhole(head + scan + [0xFF, 0xD9], kind: .jpeg))
    #expect(
      Completeness.looksWhole(head + scan + [0xFF, 0xD9] + [UInt8](repeating: 3, count: 999), kind: .jpeg))
    // The end of a preview inside the metadata is not the picture's.
    #expect(!Completeness.looksWhole(head + scan, kind: .jpeg))
    #expect(!Completeness.looksWhole(head, kind: .jpeg))
    #expect(!Completeness.looksWhole([0xFF, 0xD8], kind: .jpeg))
    #expect(!Completeness.looksWhole([], kind: .jpeg))
  }

  @Test func `WebP needs the bytes that its container announces`() {
    let whole = RIFFFile.bytes([("VP8 ", [1, 2, 3])])
    #expect(Completeness.looksWhole(whole, kind: .webp))
    #expect(Completeness.looksWhole(whole + [0], kind: .webp))
    #expect(!Completeness.looksWhole(Array(whole.dropLast()), kind: .webp))
    #expect(!Completeness.looksWhole(Array(whole.prefix(11)), kind: .webp))
  }

  @Test func `GIF needs its trailer`() {
    let whole = GIFFile(width: 2, height: 2, palette: [[1, 2, 3]]).bytes(frames: [[0, 0, 0, 0]])
    #expect(Completeness.looksWhole(whole, kind: .gif))
    #expect(!Completeness.looksWhole(Array(whole.dropLast()), kind: .gif))
  }

  @Test(arguments: [false, true])
  func `TIFF needs every strip`(isDirectoryFirst: Bool) {
    let whole = TIFFFile.of(.slope(width: 9, height: 5)) { $0.isDirectoryFirst = isDirectoryFirst }
    #expect(Completeness.looksWhole(whole, kind: .tiff))
    #expect(!Completeness.looksWhole(Array(whole.dropLast()), kind: .tiff) || !isDirectoryFirst)
    #expect(!Completeness.looksWhole(Array(whole.prefix(100)), kind: .tiff))
  }

  @Test(arguments: ["lzw.tif", "tiled.tif", "jpeg-inside.tif", "one-bit.tif", "two-pages.tif"])
  func `the committed TIFFs are whole`(name: String) throws {
    #expect(Completeness.looksWhole(try Fixtures.bytes("pictures/\(name)"), kind: .tiff))
  }
}
