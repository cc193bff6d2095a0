import Domain
import Testing

@Suite struct LimitTextTests {
  @Test(arguments: [
    ("1", 1), ("2000", 2000), ("200MB", 200_000_000), ("200 mb", 200_000_000), ("1.5GiB", 3 << 29),
    ("64KiB", 65_536), ("2kB", 2000), ("0.5 MB", 500_000), ("9 bytes", 9),
  ])
  func `a size is a number with a unit, or of bytes`(text: String, bytes: Int) {
    #expect(ByteSize(text)?.bytes == bytes)
  }

  @Test(arguments: [
    "", "MB", "-1", "0", "0MB", "0.1", "1e3", "1.", ".5MB", "1.2.3MB", "1M", "1 parsec", "MB1", "٣MB", "inf",
    "nan",
    "99999999999999999999",
  ])
  func `anything else is no size`(text: String) {
    #expect(ByteSize(text) == nil)
  }

  @Test(arguments: [
    (200_000_000, "200 MB"), (1536 << 20, "1536 MiB"), (1 << 30, "1 GiB"), (3_000_000_000, "3 GB"),
    (64_000, "64 kB"), (2_400_001, "2400001 bytes"), (0, "0 bytes"),
  ])
  func `a size is told exactly, and reads back`(bytes: Int, text: String) {
    #expect(ByteSize(bytes).description == text)
    if bytes > 0 { #expect(ByteSize(text) == ByteSize(bytes)) }
  }

  @Test(arguments: [
    (999, "999 bytes"), (1000, "1 kB"), (1001, "1.1 kB"), (2_400_000, "2.4 MB"), (200_000_001, "200.1 MB"),
    (5_000_000_000, "5 GB"),
  ])
  func `a size that was found is rounded up`(bytes: Int, text: String) {
    #expect(ByteSize(bytes).roundedUp == text)
  }

  @Test(arguments: [
    ("500MP", 500_000_000, "500 megapixels"), ("0.5 mp", 500_000, "500000 pixels"),
    ("12000", 12_000, "12000 pixels"), ("2.5MP", 2_500_000, "2.5 megapixels"),
  ])
  func `pixels are counted, or in megapixels`(text: String, pixels: Int, told: String) {
    #expect(PixelCount(text)?.pixels == pixels)
    #expect(PixelCount(pixels).description == told)
    #expect(PixelCount(told)?.pixels == pixels)
  }

  @Test(arguments: ["", "MP", "-1MP", "0", "1MB", "1x1"])
  func `anything else is no number of pixels`(text: String) {
    #expect(PixelCount(text) == nil)
  }
}
