import Testing

@testable import Commands

struct ShareTests {
  @Test(arguments: [("0", 0), ("1", 1), ("0.4", 0.4), ("40%", 0.4), ("100%", 1), ("0%", 0), ("1e-2", 0.01)])
  func `a share is a number or a percentage`(text: String, value: Double) {
    #expect(Share(argument: text)?.value == value)
  }

  @Test(arguments: ["", "%", "1.1", "-0.1", "101%", "nan", "inf", "0.4.1", "forty", "0,4", "4 0%", "%40"])
  func `anything else is refused`(text: String) {
    #expect(Share(argument: text) == nil)
  }
}
