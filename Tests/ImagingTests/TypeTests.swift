import Domain
import SystemPackage
import TestSupport
import Testing

@testable import Imaging

extension OnePictureAtATime {
  @Suite struct TypeTests {
    static let raster = Raster.slope(width: 64, height: 48)

    @Test func `the bytes decide, whatever the file is called`() throws {
      let bench = try Bench()
      let jpeg = try bench.jpeg(of: Self.raster)
      let path = try bench.folder.write(jpeg, to: "picture.png")
      let frame = try bench.frame(of: path, size: "64x48")
      #expect(frame.prepared.plan.header.kind == .jpeg)
      let sniffed = try bench.preparer.sniff(path)
      #expect(sniffed == SniffedFile(mediaType: "image/jpeg", kind: .jpeg, bytes: jpeg.count))
    }

    static let refused: [(name: String, bytes: [UInt8], code: FindingCode, words: String)] = [
      ("an empty file", [], .notAPicture, "empty"),
      (
        "text named as a picture", Array("MIT License\n\nPermission is hereby granted\n".utf8), .notAPicture,
        "text"
      ),
      ("a web page", Array("<!DOCTYPE html><html><body>404</body></html>".utf8), .notAPicture, "a web page"),
      (
        "a Git LFS pointer",
        Array("version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n".utf8), .lfsPointer,
        "git lfs pull"
      ),
      (
        "a video", [0, 0, 0, 24] + Array("ftypisom".utf8) + [0, 0, 2, 0] + Array("isommp41".utf8),
        .notAPicture,
        "video"
      ),
      (
        "SVG", Array(#"<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>"#.utf8), .typeNotTaken,
        "an SVG drawing"
      ),
      (
        "SVG after an XML line",
        Array(#"<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><rect/></svg>"#.utf8),
        .typeNotTaken,
        "an SVG drawing"
      ),
      ("PDF", Array("%PDF-1.7\n1 0 obj\n<< >>\nendobj\n".utf8), .typeNotTaken, "a PDF document"),
      (
        "BMP",
        Array("BM".utf8) + [
          70, 0, 0, 0, 0, 0, 0, 0, 54, 0, 0, 0, 40, 0, 0, 0, 2, 0, 0, 0, 2, 0, 0, 0, 1, 0, 24,
        ]
          + [UInt8](repeating: 0, count: 41), .typeNotTaken, "a BMP picture"
      ),
      (
        "Photoshop", Array("8BPS".utf8) + [0, 1, 0, 0, 0, 0, 0, 0, 0, 3, 0, 0, 0, 9, 0, 0, 0, 9, 0, 8, 0, 3],
        .typeNotTaken, "a Photoshop document"
      ),
      ("zip", [0x50, 0x4B, 3, 4, 20, 0, 0, 0, 0, 0] + [UInt8](repeating: 0, count: 40), .notAPicture, "zip"),
      (
        "compressed SVG", [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3] + [UInt8](repeating: 7, count: 40),
        .notAPicture, "gzip"
      ),
      ("noise", [0xF3, 1, 0x99, 2, 0x88, 0xFE, 7, 0, 0, 0xAB], .notAPicture, "not a picture"),
      ("zeros", [UInt8](repeating: 0, count: 500), .notAPicture, "not a picture"),
      ("PNG's signature alone", PNGFile.signature, .notAPicture, "not a picture"),
    ]

    @Test(arguments: refused.indices)
    func `what is no picture of ours is refused with the right code and words`(index: Int) throws {
      let (name, bytes, code, words) = Self.refused[index]
      let rejection = try #require(try Bench().rejection(of: bytes), "\(name)")
      #expect(rejection.code == code, "\(name): \(rejection.message)")
      #expect(rejection.message.contains(words), "\(name): \(rejection.message)")
      #expect(rejection.cause == .picture)
    }

    @Test(arguments: [
      [0xFF, 0xD8, 0xFF, 0xE0], [0xFF, 0xD8, 0xFF, 0xD9], Array("GIF89a".utf8),
      Array("RIFF\u{4}\u{0}\u{0}\u{0}WEBP".utf8), [0x49, 0x49, 42, 0, 8, 0, 0, 0],
    ])
    func `a header that ends at once is damage, not a crash`(bytes: [UInt8]) throws {
      let rejection = try #require(try Bench().rejection(of: bytes))
      #expect(rejection.code == .damaged || rejection.code == .notAPicture)
    }

    @Test func `folders, absent files and unreadable ones say what they are`() throws {
      let bench = try Bench()
      let folder = try #require(try bench.rejection(of: bench.folder.path))
      #expect(folder.code == .notAPicture)
      #expect(folder.message.contains("not a regular file"))
      let absent = try #require(try bench.rejection(of: bench.folder.path.appending("absent")))
      #expect(absent.code == nil)
      #expect(absent.message.contains("can't be read"))
    }

    @Test func `a file over the limit is refused before it is read, with both figures`() throws {
      var limits = PictureLimits()
      limits.fileBytes = 2_000_000
      let bench = try Bench()
      let rejection = try #require(
        try bench.rejection(of: [UInt8](repeating: 0, count: 2_400_000), limits: limits))
      #expect(rejection.code == .fileTooLarge)
      #expect(rejection.message.contains("2.4 MB") && rejection.message.contains("2 MB"))
    }
  }
}
