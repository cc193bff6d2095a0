import Domain
import Foundation
import Testing

@Suite struct ColourTextTests {
  @Test(arguments: [
    ("black", "000000"), ("White", "ffffff"), ("grey", "808080"), ("gray", "808080"), ("#f80", "ff8800"),
    ("f80", "ff8800"), ("#Ff8000", "ff8000"), ("0a0B0c", "0a0b0c"), ("orange", "ffa500"),
  ])
  func `names and hex digits are read`(text: String, hex: String) {
    #expect(RGBColor(text)?.hex == hex)
    #expect(Background(text)?.text == hex)
  }

  @Test(arguments: [
    "", "#", "#ff", "#ff80", "#ff80000", "##ff800", "#gggggg", "blue ", "+12345", "blurr", "１２３",
  ])
  func `anything else is no colour`(text: String) {
    #expect(RGBColor(text) == nil)
    #expect(Background(text) == nil)
  }

  @Test func `a colour is told by its name where it has one`() {
    #expect(RGBColor.black.title == "black")
    #expect(RGBColor("808080")?.title == "gray")
    #expect(RGBColor("123456")?.title == "#123456")
  }

  @Test func `blur is a background and no colour`() throws {
    #expect(Background("Blur") == .blur && RGBColor("blur") == nil)
    #expect(Background.blur.ink == .black && Background.blur.text == "blur")
  }

  @Test func `a background reads back, a colour as the bare colour that old ledgers hold`() throws {
    let backgrounds: [Background] = [.black, .blur, .colour(RGBColor(red: 1, green: 2, blue: 3))]
    let json = try JSONEncoder().encode(backgrounds)
    #expect(try JSONDecoder().decode([Background].self, from: json) == backgrounds)
    let colours = try JSONEncoder().encode([RGBColor.black])
    #expect(try JSONDecoder().decode([Background].self, from: colours) == [.black])
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode([Background].self, from: Data(#"["fog"]"#.utf8))
    }
  }
}
