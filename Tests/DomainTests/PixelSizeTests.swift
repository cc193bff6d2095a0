import Domain
import Foundation
import Testing

@Suite struct PixelSizeTests {
  @Test(arguments: [
    ("1280x720", 1280, 720), ("720X1280", 720, 1280), ("1792×1024", 1792, 1024), ("1x1", 1, 1),
    ("65500x65500", 65_500, 65_500), ("0640x0480", 640, 480),
  ])
  func `reads width, cross, height`(text: String, width: Int, height: Int) throws {
    let size = try #require(PixelSize(text))
    #expect(size.width == width)
    #expect(size.height == height)
    #expect(size.description == "\(width)x\(height)")
  }

  @Test(arguments: [
    "", "x", "1280", "1280x", "x720", "1280x720x3", "1280 x 720", " 1280x720", "1280x720 ", "-1280x720",
    "+1280x720", "1280,720", "0x720", "1280x0", "65501x1", "1x65501", "99999999999999999999x1", "１２８０x720",
    "1e3x720", "1280*720", "auto", "12.5x7", "1280x\u{301}720",
  ])
  func `refuses every other text`(text: String) {
    #expect(PixelSize(text) == nil)
  }

  @Test(arguments: [(0, 1), (1, 0), (-5, 5), (65_501, 1), (1, .max)])
  func `refuses sides out of range`(width: Int, height: Int) {
    #expect(PixelSize(width: width, height: height) == nil)
  }

  @Test func `its description reads back as the same size`() throws {
    let size = try #require(PixelSize(width: 1024, height: 1792))
    #expect(PixelSize(size.description) == size)
    #expect(size.pixels == 1024 * 1792)
  }

  @Test func `JSON keeps it`() throws {
    let size = try #require(PixelSize("1280x720"))
    let again = try JSONDecoder().decode(PixelSize.self, from: try JSONEncoder().encode(size))
    #expect(again == size)
  }

  @Test(arguments: [
    #"{"width":0,"height":720}"#, #"{"width":1280,"height":-1}"#, #"{"width":70000,"height":1}"#,
  ])
  func `JSON can't bring in a size that no parser would take`(json: String) {
    #expect(throws: DecodingError.self) { try JSONDecoder().decode(PixelSize.self, from: Data(json.utf8)) }
  }
}
