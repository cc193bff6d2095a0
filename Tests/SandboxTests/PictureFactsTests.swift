import Domain
import Foundation
import TestSupport
import Testing

@testable import Sandbox

struct PictureFactsTests {
  static let real: [(Data, FrameFormat)] = [
    (SamplePicture.jpeg, .jpeg), (SamplePicture.png, .png), (SamplePicture.lossyWebP, .webp),
    (SamplePicture.losslessWebP, .webp), (SamplePicture.extendedWebP, .webp),
  ]

  @Test(arguments: real)
  func `type and size are read from real pictures`(bytes: Data, format: FrameFormat) throws {
    let facts = try PictureFacts.read(bytes)
    #expect(facts.format == format)
    #expect(facts.size == PixelSize(width: 6, height: 4))
  }

  @Test(arguments: real)
  func `every shorter piece of a picture is refused`(bytes: Data, format: FrameFormat) {
    for length in 0..<bytes.count {
      #expect(throws: PictureFacts.Problem.self, "\(format), \(length) bytes") {
        try PictureFacts.read(bytes.prefix(length))
      }
    }
  }

  @Test func `a slice whose indices don't start at 0 is read like a copy`() throws {
    let slice = (Data([1, 2, 3]) + SamplePicture.jpeg).dropFirst(3)
    #expect(try PictureFacts.read(slice).size == PixelSize(width: 6, height: 4))
  }

  @Test(arguments: ["GIF89a......", "%PDF-1.7", "", "RIFF....WAVE", "\u{FF}\u{D8}"])
  func `other bytes are no picture`(text: String) {
    #expect(throws: PictureFacts.Problem.unknownType) { try PictureFacts.read(Data(text.utf8)) }
  }

  @Test func `a header with impossible values is damaged`() {
    #expect(throws: PictureFacts.Problem.damaged(.png)) { try PictureFacts.read(SamplePicture.png(0, 720)) }
    #expect(throws: PictureFacts.Problem.damaged(.png)) {
      try PictureFacts.read(SamplePicture.png(1 << 31, 1))
    }
    var depth = SamplePicture.png(8, 8)
    depth[24] = 3
    #expect(throws: PictureFacts.Problem.damaged(.png)) { try PictureFacts.read(depth) }
    let arithmetic = Data([0xFF, 0xD8, 0xFF, 0xC9, 0, 11, 8, 0, 4, 0, 6, 1, 1, 0x11, 0, 0xFF, 0xD9])
    #expect(throws: PictureFacts.Problem.damaged(.jpeg)) { try PictureFacts.read(arithmetic) }
    let endless = Data([0xFF, 0xD8, 0xFF, 0xE0, 0, 0, 0xFF, 0xD9])
    #expect(throws: PictureFacts.Problem.damaged(.jpeg)) { try PictureFacts.read(endless) }
  }

  @Test(arguments: [UInt64(11), 12, 13])
  func `no mutation of a picture traps`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var refused = 0
    for _ in 0..<3000 {
      for (bytes, _) in Self.real where (try? PictureFacts.read(random.mutate(bytes))) == nil { refused += 1 }
    }
    #expect(refused > 0, "seed \(seed)")
  }
}
