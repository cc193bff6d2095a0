import Domain
import Testing

@Suite struct PictureLimitsTests {
  private static func verdict(_ header: PictureHeader, limits: PictureLimits = PictureLimits()) -> Rejection?
  {
    do {
      try limits.check(header)
      return nil
    } catch { return error }
  }

  private static func header(
    _ kind: PictureKind, _ size: String, bands: Int = 3, isInterlaced: Bool = false
  ) throws -> PictureHeader {
    PictureHeader(kind: kind, stored: try #require(PixelSize(size)), bands: bands, isInterlaced: isInterlaced)
  }

  @Test(arguments: PictureKind.allCases)
  func `an ordinary photograph passes in every kind`(kind: PictureKind) throws {
    #expect(try Self.verdict(Self.header(kind, "6000x4000")) == nil)
  }

  @Test(arguments: [
    (PictureKind.jpeg, false, "20000x25000", "20000x25001"), (.png, false, "20000x25000", "20000x25001"),
    (.tiff, false, "20000x25000", "20000x25001"), (.jpeg, true, "5000x10000", "5000x10001"),
    (.png, true, "5000x10000", "5000x10001"), (.webp, false, "5000x10000", "5000x10001"),
    (.gif, false, "5000x10000", "5000x10001"), (.heif, false, "5000x10000", "5000x10001"),
  ])
  func `pixels are limited by whether the decoder holds them all`(
    kind: PictureKind, isInterlaced: Bool, most: String, tooMany: String
  ) throws {
    #expect(try Self.verdict(Self.header(kind, most, isInterlaced: isInterlaced)) == nil)
    let rejection = try #require(try Self.verdict(Self.header(kind, tooMany, isInterlaced: isInterlaced)))
    #expect(rejection.code == .fileTooLarge)
    #expect(rejection.message.contains("megapixels") && rejection.message.contains(tooMany))
  }

  @Test func `a side over the limit is refused with its figures`() throws {
    var limits = PictureLimits()
    limits.side = 1000
    #expect(try Self.verdict(Self.header(.png, "1000x1000"), limits: limits) == nil)
    let rejection = try #require(try Self.verdict(Self.header(.png, "1x1001"), limits: limits))
    #expect(rejection.code == .fileTooLarge)
    #expect(rejection.message.contains("1x1001") && rejection.message.contains("1000"))
  }

  @Test func `the largest side is one that a size can have`() {
    #expect(PictureLimits().side == PixelSize.sides.upperBound)
  }

  @Test func `five channels are taken, six are not`() throws {
    #expect(try Self.verdict(Self.header(.tiff, "10x10", bands: 5)) == nil)
    let rejection = try #require(try Self.verdict(Self.header(.tiff, "10x10", bands: 6)))
    #expect(rejection.code == .typeNotTaken)
    #expect(rejection.message.contains("6 channels"))
  }
}
