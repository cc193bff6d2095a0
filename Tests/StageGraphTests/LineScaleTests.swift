import Testing

@testable import StageGraph

struct LineScaleTests {
  /// Slow, and slower with each item, if a step ever looks at all items.
  @Test func `many items pass through six stages`() async {
    let numbers = NumberSource(20_000)
    let line = Line(source: "numbers", exits: Int.self) { numbers.next() }
      .stage("one", width: 2) { .next($0) }
      .stage("two", width: 4) { .next($0) }
      .stage("three", width: 8, yieldsTo: ["five"]) { .next($0) }
      .stage("four", width: 500) { .next($0) }
      .stage("five", width: 4) { .next($0) }
      .sink("six") { $0 }
    let summary = await line.run { _ in }
    #expect(summary.left == 20_000)
    #expect(summary.isBalanced)
  }
}
