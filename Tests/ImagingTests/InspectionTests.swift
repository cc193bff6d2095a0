import Domain
import SystemPackage
import TestSupport
import Testing

@testable import Imaging

extension OnePictureAtATime {
  /// Files as `check` sees them, by type and structure alone.
  @Suite struct InspectionTests {
    private static func inspect(_ bytes: [UInt8], name: String = "a.png", size: String = "9x7") throws
      -> Inspection
    {
      let bench = try Bench()
      return bench.preparer.inspect(
        try bench.folder.write(bytes, to: name),
        rules: .frame(FrameRules(sizes: [try #require(PixelSize(size))])), limits: PictureLimits())
    }

    private static let clean = PNGFile.of(.slope(width: 9, height: 7))

    @Test func `a clean frame has no finding`() throws {
      #expect(try Self.inspect(Self.clean) == Inspection(kind: .png))
    }

    @Test func `what is no picture is told as prepare tells it`() throws {
      let pointer = Array("version https://git-lfs.github.com/spec/v1\noid sha256:0\n".utf8)
      #expect(try Self.inspect(pointer).findings.map(\.code) == [.lfsPointer])
      #expect(try Self.inspect([]).findings.map(\.code) == [.notAPicture])
      #expect(try Self.inspect(Array("words".utf8)).kind == nil)
      let absent = try Bench().preparer.inspect(
        "/nowhere/a.png", rules: .frame(FrameRules(sizes: [])), limits: PictureLimits())
      #expect(absent.findings.map(\.code) == [nil])
    }

    @Test func `pictures of other types are one finding each`() throws {
      for name in ["pictures/picture.heic", "pictures/lzw.tif"] {
        let found = try Self.inspect(try Fixtures.bytes(name), size: "64x48")
        #expect(found.findings.map(\.code) == [.typeNotTaken], "\(name)")
      }
    }

    @Test func `a compressed profile is looked into`() throws {
      let wide = try Self.inspect(try Fixtures.bytes("colour/p3.png"), size: "128x8")
      #expect(wide.findings.map(\.code) == [.notSRGB])
    }

    @Test func `a JPEG of any length needs its end marker`() throws {
      let jpeg = try Fixtures.bytes("shots/paper-boat.jpg")
      for (padding, isWhole) in [(0, true), (60_000, true), (300_000, true), (60_000, false)] {
        // Behind the picture, as phones do it; long enough that the end is not in the bytes read first.
        let file = (isWhole ? jpeg : jpeg.dropLast(2)) + [UInt8](repeating: 7, count: padding)
        let found = try Self.inspect(Array(file), name: "a.jpg", size: "1600x1600")
        #expect(found.findings.map(\.code).contains(.damaged) == !isWhole, "\(padding)")
      }
    }

    @Test func `headers that fill more than the first bytes are read to their end`() throws {
      var jpeg = try Fixtures.bytes("pictures/grey.jpg")
      for _ in 0..<5 {
        jpeg = JPEGFile.inserting(0xE5, [UInt8](repeating: 1, count: 60_000), into: jpeg)
      }
      #expect(try Self.inspect(jpeg, name: "a.jpg", size: "64x48").findings == [])
    }

    @Test func `a source is held against its future frame`() throws {
      let bench = try Bench()
      let size = try #require(PixelSize("640x480"))
      for name in ["pictures/picture.heic", "pictures/two-pages.tif", "pictures/animated.webp"] {
        let found = bench.preparer.inspect(
          Fixtures.path(name), rules: .source(FrameSettings(sizes: [size])), limits: PictureLimits())
        let codes = found.findings.map(\.code)
        #expect(codes.contains(.enlargedTooFar), "\(name)")
        #expect(codes.contains(.animated) == !name.contains("heic"), "\(name)")
      }
    }

    @Test func `decoding finds what headers hide`() throws {
      let bench = try Bench()
      let jpeg = try Fixtures.bytes("shots/paper-boat.jpg")
      let torn = Array(jpeg.prefix(jpeg.count / 2)) + [0xFF, 0xD9]
      let path = try bench.folder.write(torn, to: "torn.jpg")
      #expect(
        try Self.inspect(torn, name: "a.jpg", size: "1600x1600").findings.count { $0.code == .damaged } == 0)
      let rejection = #expect(throws: Rejection.self) {
        try bench.preparer.decode(path, limits: PictureLimits(), granted: .max)
      }
      #expect(rejection?.code == .damaged)
      let whole = try bench.folder.write(jpeg, to: "whole.jpg")
      let endless = try bench.folder.write(jpeg.dropLast(2), to: "endless.jpg")
      #expect(
        try bench.preparer.decode(whole, limits: PictureLimits(), granted: .max) == .done(looksWhole: true))
      #expect(
        try bench.preparer.decode(endless, limits: PictureLimits(), granted: .max) == .done(looksWhole: false)
      )
      guard case .needs = try bench.preparer.decode(whole, limits: PictureLimits(), granted: 1) else {
        Issue.record("it was decoded without the memory for it")
        return
      }
    }
  }
}
