import Domain
import Testing

@Suite struct FrameFormatTests {
  @Test(arguments: [
    (FrameFormat.jpeg, "image/jpeg", "jpg"), (.png, "image/png", "png"), (.webp, "image/webp", "webp"),
  ])
  func `each format has its media type and extension`(format: FrameFormat, mediaType: String, name: String) {
    #expect(format.mediaType == mediaType)
    #expect(format.fileExtension == name)
    #expect(FrameFormat(fileExtension: name) == format)
    #expect(PictureKind(mediaType: mediaType)?.rawValue == format.rawValue)
    #expect(PictureKind.fileExtensions.contains(name))
  }

  @Test(arguments: [("JPG", FrameFormat.jpeg), ("jpeg", .jpeg), ("PNG", .png), ("WebP", .webp)])
  func `extensions are read in any case`(name: String, format: FrameFormat) {
    #expect(FrameFormat(fileExtension: name) == format)
  }

  @Test(arguments: ["", "gif", ".jpg", "jpg ", "tiff", "mp4"])
  func `other extensions are no frame format`(name: String) {
    #expect(FrameFormat(fileExtension: name) == nil)
  }

  @Test(arguments: ["image/png", "image/apng", "image/vnd.mozilla.apng"])
  func `a PNG is a PNG by each name that libmagic has for it`(mediaType: String) {
    #expect(PictureKind(mediaType: mediaType) == .png)
  }

  @Test(arguments: [
    "image/svg+xml", "application/pdf", "image/bmp", "image/x-ms-bmp", "image/jxl", "video/mp4", "text/plain",
    "image/heic-sequence", "", "IMAGE/JPEG",
  ])
  func `no loader is named for other types`(mediaType: String) {
    #expect(PictureKind(mediaType: mediaType) == nil)
  }

  @Test(arguments: [
    (RGBColor.black, "000000"), (RGBColor(red: 255, green: 128, blue: 0), "ff8000"),
    (RGBColor(red: 1, green: 15, blue: 16), "010f10"),
  ])
  func `a colour is six hex digits`(colour: RGBColor, hex: String) {
    #expect(colour.hex == hex)
  }
}
