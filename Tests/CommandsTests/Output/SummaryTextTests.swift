import Domain
import Testing

@testable import Commands
@testable import Workflow

/// The small texts of which summaries are made.
struct SummaryTextTests {
  @Test(arguments: [
    (0, "0.0", "0.00"), (1.25, "1.3", "1.25"), (0.999, "1.0", "1.00"), (12.04, "12.0", "12.04"),
    (-0.4, "-0.4", "-0.40"),
  ])
  func `figures are rounded to one or two decimals`(value: Double, one: String, two: String) {
    #expect(value.oneDecimal == one && value.twoDecimals == two)
  }

  @Test(arguments: [(0, "0:00"), (8, "0:08"), (750, "12:30"), (3723, "1:02:03"), (-5, "0:00")])
  func `times read as on a clock`(seconds: Int, text: String) {
    #expect(Duration.seconds(seconds).clockText == text)
  }

  @Test func `reasons are told once, the most frequent first, with what to do next`() {
    var groups = ReasonGroups()
    #expect(groups.isEmpty)
    groups.add(.rejected, "a.png is 3x too small", key: "FF013")
    groups.add(.failed, "blocked")
    groups.add(.failed, "blocked")
    groups.add(.rejected, "b.png is 4x too small", key: "FF013")
    groups.add(.failed, "broken")
    groups.add(.failed, "blocked")
    #expect(groups.all.map(\.count) == [3, 2, 1])
    #expect(groups.all.map(\.message) == ["blocked", "a.png is 3x too small", "broken"])
    #expect(groups.all.first?.advice(.general)?.contains("--retry-failed") == true)
    #expect(groups.all.allSatisfy { $0.advice(.general) != nil })
  }

  @Test func `one reason is one group, whatever each exchange is called`() {
    var groups = ReasonGroups()
    for (index, end) in [", request req-", ", request req-", ", request xy/"].enumerated() {
      groups.add(.failed, "openai: it refused the picture (HTTP 400\(end)\(index))")
    }
    groups.add(.failed, "vtrix: no money (request a-1)")
    groups.add(.failed, "vtrix: no money (request a-2)")
    groups.add(.failed, "openai: it refused the picture (HTTP 403, request req-9)")
    #expect(groups.all.map(\.count) == [3, 2, 1])
    #expect(groups.all.first?.message?.contains("request req-0") == true)
  }

  @Test(arguments: [
    ("舟", 2), ("ab", 2), ("🛶", 2), ("👩‍👩‍👧", 2), ("é", 1), ("e\u{301}", 1), ("❤️", 2), ("1", 1),
  ])
  func `a character has the columns that a terminal gives it`(text: String, columns: Int) {
    #expect(text.columns == columns)
  }

  @Test func `a cell with wide characters is whole and keeps its column`() {
    let text = TextTable([["NAME", "STATE"], ["🛶 舟", "done"], ["👩‍👩‍👧.png", "new"]]).text
    #expect(text == "NAME    STATE\n🛶 舟   done\n👩‍👩‍👧.png  new\n")
  }

  @Test func `a table's columns are as wide as they need, and no line ends in blanks`() {
    #expect(TextTable([["a", "bb"], ["ccc", ""]]).text == "a    bb\nccc\n")
    #expect(TextTable([]).text == "")
  }
}
