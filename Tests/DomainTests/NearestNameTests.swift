import Domain
import Testing

struct NearestNameTests {
  private static let names = ["max_cost", "max_clips", "max_crop", "provider", "yes"]

  @Test(
    arguments: [
      ("max_cots", "max_cost"), ("max_cost", "max_cost"), ("maxcost", "max_cost"), ("max_clip", "max_clips"),
      ("providers", "provider"), ("povider", "provider"), ("ye", "yes"), ("frobnicate", nil), ("", nil),
      ("completely_else", nil),
    ] as [(String, String?)])
  func `a misspelt name finds the one that was meant, and a strange one none`(
    typed: String, meant: String?
  ) {
    #expect(typed.nearest(in: Self.names) == meant)
  }

  @Test func `without names there is none to find`() {
    #expect("max_cost".nearest(in: []) == nil)
  }
}
