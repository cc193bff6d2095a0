import Domain
import Foundation
import SystemPackage
import TestSupport
import Testing

@testable import Imaging

extension OnePictureAtATime {
  /// What is read of a picture's structure without a decoder.
  @Suite struct StructureTests {
    private static let pictures: [FilePath] =
      ["pictures/progressive.jpg", "pictures/grey.jpg", "pictures/cmyk.jpg", "colour/inks.jpg"].map(
        Fixtures.path)
      + ["lossy", "lossless", "alpha", "animated"].map { Fixtures.path("pictures/\($0).webp") }
      + ["p3", "p3-16", "adobe", "prophoto"].map { Fixtures.path("colour/\($0).png") }
      + TestSupport.Shots.names.filter { !$0.contains(".tif") }.map { TestSupport.Shots.folder.appending($0) }

    private static func kind(_ path: FilePath) -> PictureKind {
      PictureKind.allCases.first { $0.fileExtensions.contains(path.extension ?? "") } ?? .tiff
    }

    private static func traits(_ bytes: [UInt8], _ kind: PictureKind) -> PictureTraits? {
      switch kind {
      case .jpeg: JPEGStructure(bytes, fileBytes: bytes.count)?.traits
      case .png: PNGStructure(bytes)?.traits
      case .webp: WebPStructure(bytes)?.traits
      default: nil
      }
    }

    @Test(arguments: pictures)
    func `a structure tells what libvips tells`(path: FilePath) throws {
      let (bytes, kind) = (try FileBytes.read(path), Self.kind(path))
      let found = try #require(Self.traits(bytes, kind))
      let (header, needsTransform) = try Picture.with(bytes, kind: kind) {
        ($0.facts.header, $0.facts.needsTransform)
      }
      #expect(found.header.stored == header.stored)
      #expect(found.header.orientation == header.orientation)
      #expect(found.header.hasAlpha == header.hasAlpha)
      #expect(found.header.pages == header.pages)
      #expect(found.header.isInterlaced == header.isInterlaced)
      if kind == .png {
        #expect(PNGStructure(bytes)?.hasProfile == needsTransform)
      } else {
        #expect((found.colours != .sRGB) == needsTransform)
      }
      #expect(found.flaw == nil)
    }

    @Test(arguments: Orientation.allCases)
    func `orientation and camera are found in every format`(orientation: Orientation) throws {
      let number = orientation.rawValue
      let raster = Raster.slope(width: 6, height: 4)
      let files: [(PictureKind, [UInt8])] = [
        (.jpeg, JPEGFile.withExif(orientation: number, in: try Fixtures.bytes("pictures/grey.jpg"))),
        (.png, PNGFile.of(raster, chunks: [("eXIf", ExifBlock.bytes(orientation: number))])),
        (
          .webp,
          RIFFFile.extended(
            try Fixtures.bytes("pictures/lossless.webp"), width: 64, height: 48, orientation: number)
        ),
      ]
      for (kind, bytes) in files {
        let traits = try #require(Self.traits(bytes, kind))
        #expect(traits.header.orientation == orientation, "\(kind)")
        #expect(traits.secrets == [.camera], "\(kind)")
      }
    }

    @Test func `a place is found in EXIF, XMP and IPTC, and an empty EXIF block is none`() throws {
      let jpeg = try Fixtures.bytes("pictures/grey.jpg")
      func secrets(_ marker: UInt8, _ payload: [UInt8]) -> Set<PictureTraits.Secret>? {
        Self.traits(JPEGFile.inserting(marker, payload, into: jpeg), .jpeg)?.secrets
      }
      let exif = MetadataScan.exifName
      #expect(secrets(0xE1, exif + ExifPlace.bytes(tags: [2])) == [.place])
      #expect(secrets(0xE1, exif + ExifPlace.bytes(tags: [0])) == [])
      let xmp = MetadataScan.xmpName + Array("<x exif:GPSLatitude='47,22N' tiff:Model='M'/>".utf8)
      #expect(secrets(0xE1, xmp) == [.place, .camera])
      #expect(secrets(0xE1, MetadataScan.xmpName + Array("<x dc:title='GPS'/>".utf8)) == [])
      let city: [UInt8] = [0x1C, 2, 90, 0, 3] + Array("Ulm".utf8)
      let resource = Array("8BIM".utf8) + [4, 4, 0, 0, 0, 0, 0, UInt8(city.count)] + city
      #expect(secrets(0xED, MetadataScan.photoshopName + resource) == [.place])
      #expect(secrets(0xED, MetadataScan.photoshopName + Array("8BIM".utf8)) == [])
    }

    @Test func `what a cut takes away is noticed`() throws {
      for (kind, bytes) in [
        (PictureKind.png, PNGFile.of(.slope(width: 9, height: 7))),
        (.webp, try Fixtures.bytes("pictures/lossy.webp")),
      ] {
        for count in stride(from: bytes.count - 1, to: 60, by: -1) {
          let cut = Self.traits(Array(bytes.prefix(count)), kind)
          #expect(cut == nil || cut?.flaw != nil, "\(kind) of \(count) bytes")
        }
      }
    }

    @Test(arguments: 1...12 as ClosedRange<UInt64>)
    func `any bytes get an answer`(seed: UInt64) throws {
      var random = SeededGenerator(seed: seed)
      var answers = 0
      for path in Self.pictures.prefix(12) {
        let (bytes, kind) = (try FileBytes.read(path), Self.kind(path))
        for _ in 0..<12 where bytes.count < 100_000 {
          if Self.traits([UInt8](random.mutate(Data(bytes))), kind) != nil { answers += 1 }
        }
      }
      #expect(answers > 0, "seed \(seed)")
    }
  }
}

/// EXIF data whose GPS directory has these tags.
private enum ExifPlace {
  static func bytes(tags: [Int]) -> [UInt8] {
    var block: [UInt8] = [0x4D, 0x4D, 0, 42, 0, 0, 0, 8]
    block += directory([(0x8825, 26)])
    return block + directory(tags.map { ($0, 1) })
  }

  private static func directory(_ entries: [(tag: Int, value: Int)]) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.append(big: entries.count, bytes: 2)
    for (tag, value) in entries {
      bytes.append(big: tag, bytes: 2)
      bytes += [0, 4, 0, 0, 0, 1]
      bytes.append(big: value, bytes: 4)
    }
    return bytes + [0, 0, 0, 0]
  }
}
