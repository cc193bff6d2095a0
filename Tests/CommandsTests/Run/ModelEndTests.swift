import Foundation
import Testing

@testable import Commands

struct ModelEndTests {
  @Test(arguments: [
    ("2026-08-24", nil), ("2026-08-25", "openai ends sora-2 on 2026-09-24"),
    ("2026-09-23", "openai ends sora-2 on 2026-09-24"),
    ("2026-09-24", "openai ended sora-2 on 2026-09-24; tried because of --allow-ended"),
  ])
  func `a model is warned of in its last thirty days`(day: String, warning: String?) throws {
    let now = try Date("\(day)T12:00:00Z", strategy: .iso8601)
    let offers = try Offers(provider: "openai", model: "sora-2")
    #expect(offers.endWarning(now: now) == warning)
    let hasEnded = warning?.contains("ended") == true
    #expect((try offers.endProblem(now: now) != nil) == hasEnded)
    let problems = try offers.problems(
      sizes: offers.sizesByPrice, seconds: 4, options: [:], allowEnded: false, now: now)
    #expect(problems.count == (hasEnded ? 1 : 0))
  }
}
