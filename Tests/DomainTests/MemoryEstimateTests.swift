import Domain
import Testing

@Suite struct MemoryEstimateTests {
  private static func estimate(
    _ kind: PictureKind, _ size: String, isInterlaced: Bool = false, fileBytes: Int = 1 << 20
  ) throws -> Int {
    let header = PictureHeader(
      kind: kind, stored: try #require(PixelSize(size)), isInterlaced: isInterlaced)
    let frame = try #require(PixelSize("1280x720"))
    return try FramePlan(header: header, settings: FrameSettings(sizes: [frame])).memory(fileBytes: fileBytes)
      >> 20
  }

  @Test func `what streams costs little however many rows it has`() throws {
    for kind in [PictureKind.jpeg, .png, .tiff] {
      #expect(try Self.estimate(kind, "6000x4000") < 192, "\(kind)")
      #expect(try Self.estimate(kind, "6000x60000") < 192, "\(kind)")
    }
  }

  @Test func `what is held costs by the pixel`() throws {
    #expect(try Self.estimate(.jpeg, "7000x7000", isInterlaced: true) > 300)
    #expect(try Self.estimate(.png, "7000x7000", isInterlaced: true) > 300)
    #expect(try Self.estimate(.heif, "7000x7000") > 700)
    #expect(try Self.estimate(.webp, "7000x7000") > 400)
    #expect(try Self.estimate(.gif, "7000x7000") > 400)
  }

  @Test func `every picture that passes the limits of pixels passes that of memory`() throws {
    let limits = PictureLimits()
    for kind in PictureKind.allCases {
      for isInterlaced in [false, true] {
        #expect(
          try Self.estimate(kind, "5000x10000", isInterlaced: isInterlaced, fileBytes: 100 << 20) << 20
            < limits.workerBytes)
      }
    }
  }

  @Test func `the file counts twice`() throws {
    #expect(try Self.estimate(.jpeg, "60x40", fileBytes: 101 << 20) - Self.estimate(.jpeg, "60x40") == 200)
  }
}
