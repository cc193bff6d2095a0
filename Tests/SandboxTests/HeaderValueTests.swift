import Testing

@testable import Sandbox

struct HeaderValueTests {
  @Test func `value and parameters are read, quoted or not`() throws {
    let header = try #require(HeaderValue("Form-Data; Name=\"a \\\"b\\\"\" ; filename=x.png;"))
    #expect(header.value == "form-data")
    #expect(header.parameters == ["name": "a \"b\"", "filename": "x.png"])
  }

  @Test(arguments: [
    "", ";", "a; b", "a; b=", "a; =c", "a; b=\"c", "a; b=\"c\\", "a; b=c; b=d", "a; b=\"c\"d",
  ])
  func `a header that isn't well formed is no header`(text: String) {
    #expect(HeaderValue(text) == nil)
  }
}
