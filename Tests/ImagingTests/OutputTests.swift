import Domain
import TestSupport
import Testing

@testable import Imaging

extension OnePictureAtATime {
  /// What stands in the bytes of a frame, and what must not.
  @Suite struct OutputTests {
    /// A JPEG with everything that a camera and an editor write.
    private static func laden(_ bench: borrowing Bench) throws -> [UInt8] {
      var file = try bench.jpeg(of: .slope(width: 80, height: 60))
      file = JPEGFile.inserting(0xFE, Array("SECRETCOMMENT".utf8), into: file)
      file = JPEGFile.inserting(
        0xED, Array("Photoshop 3.0\u{0}8BIM".utf8) + [4, 4, 0, 0, 0, 0, 0, 0], into: file)
      file = JPEGFile.inserting(
        0xE1, Array("http://ns.adobe.com/xap/1.0/\u{0}<x:xmpmeta>SECRETXMP</x:xmpmeta>".utf8), into: file)
      file = JPEGFile.withProfile(ColourProfile.displayP3.bytes, in: file)
      return JPEGFile.withExif(orientation: 6, in: file)
    }

    private static func contains(_ bytes: [UInt8], _ text: String) -> Bool {
      let word = Array(text.utf8)
      return bytes.indices.contains { bytes[$0] == word[0] && bytes[$0...].starts(with: word) }
    }

    @Test(arguments: FrameFormat.allCases)
    func `nothing of a camera, an editor or a profile is left`(format: FrameFormat) throws {
      let bench = try Bench()
      let frame = try bench.frame(of: try Self.laden(bench), size: "60x80", format: format).bytes
      for word in [
        ExifBlock.secret, "SECRET", "Exif", "http://ns.adobe.com", "xmpmeta", "ICC_PROFILE", "iCCP", "ICCP",
        "EXIF",
        "eXIf", "tEXt", "iTXt", "zTXt", "Photoshop", "P3-like", "XMP ", "VIPS", "vips",
      ] {
        #expect(!Self.contains(frame, word), "\(word)")
      }
    }

    @Test func `JPEG frames hold only the segments that pixels need`() throws {
      let bench = try Bench()
      let frame = try bench.frame(of: try Self.laden(bench), size: "60x80", format: .jpeg).bytes
      let markers = JPEGFile.segments(of: frame).map(\.marker)
      #expect(markers.first == 0xE0)
      // Baseline: quantisation, frame, Huffman tables, scan.
      #expect(Set(markers.dropFirst()) == [0xDB, 0xC0, 0xC4, 0xDA])
      #expect(frame.suffix(2) == [0xFF, 0xD9])
    }

    @Test func `PNG frames hold only the chunks that pixels need`() throws {
      let bench = try Bench()
      let frame = try bench.frame(of: try Self.laden(bench), size: "60x80").bytes
      let chunks = try #require(PNGFile.chunks(of: frame))
      #expect(Set(chunks.map(\.name)).isSubset(of: ["IHDR", "pHYs", "IDAT", "IEND"]))
    }

    @Test func `WebP frames hold only the picture`() throws {
      let bench = try Bench()
      let frame = try bench.frame(of: try Self.laden(bench), size: "60x80", format: .webp).bytes
      #expect(RIFFFile.chunks(of: frame).map(\.name).filter { $0 != "VP8X" } == ["VP8 "])
      #expect(frame.little(at: 4, bytes: 4) == frame.count - 8)
    }

    @Test(arguments: [(60, "22 11 11"), (89, "22 11 11"), (90, "11 11 11"), (100, "11 11 11")])
    func `colour keeps its full resolution from quality 90 on`(quality: Int, sampling: String) throws {
      let frame = try Bench().frame(
        of: PNGFile.of(.slope(width: 64, height: 48)), size: "64x48", format: .jpeg, quality: quality)
      #expect(JPEGFile.sampling(of: frame.bytes) == sampling)
    }

    @Test(arguments: [FrameFormat.jpeg, .webp])
    func `a higher quality is a larger file`(format: FrameFormat) throws {
      let bench = try Bench()
      let counts = try [20, 60, 95].map {
        try bench.frame(
          of: Fixtures.path("shots/paper-boat.jpg"), size: "320x180", format: format, quality: $0
        )
        .bytes.count
      }
      #expect(counts == counts.sorted() && Set(counts).count == 3)
    }

    @Test(arguments: FrameFormat.allCases)
    func `the same picture twice is the same bytes`(format: FrameFormat) throws {
      let source = Fixtures.path("shots/coast/island-palm.webp")
      let frames = try (0..<2).map { _ in try Bench().frame(of: source, size: "256x144", format: format) }
      #expect(frames[0].bytes == frames[1].bytes)
      #expect(frames[0].prepared == frames[1].prepared)
      #expect(frames[0].prepared.source == .of(try SourceFile.read(source, limit: .max)))
    }

    @Test(arguments: FrameFormat.allCases)
    func `a frame put in again has the same size and gains no metadata`(format: FrameFormat) throws {
      let bench = try Bench()
      let first = try bench.frame(of: Fixtures.path("shots/paper-boat.jpg"), size: "160x90", format: format)
      let second = try bench.frame(of: first.bytes, size: "160x90", format: format)
      #expect(second.prepared.plan.scale == 1 && second.prepared.plan.cropLoss == 0)
      #expect(second.prepared.warnings == [])
      #expect(second.bytes.count < first.bytes.count * 11 / 10)
      if format == .png { #expect(second.bytes == first.bytes) }
    }
  }
}
