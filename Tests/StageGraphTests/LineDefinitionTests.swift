import Testing

@testable import StageGraph

struct LineDefinitionTests {
  @Test func `the definition comes from the line that runs`() throws {
    let line = Line(source: "discover", exits: Int.self) { 1 }
      .stage("submit", width: 4, yieldsTo: ["download"]) { .next($0) }
      .stage("poll", width: 500, capacity: 8, onStop: .cancelRunning) { .next($0) }
      .stage("download", width: 2) { .next($0) }
      .sink("record", onStop: .keepStarting) { $0 }
    let expected = try LineDefinition(
      source: "discover",
      stages: [
        StageDefinition("submit", width: 4, yieldsTo: ["download"]),
        StageDefinition("poll", width: 500, capacity: 8, onStop: .cancelRunning),
        StageDefinition("download", width: 2),
        StageDefinition("record", onStop: .keepStarting),
      ])
    #expect(line.definition == expected)
    #expect(line.definition.stages[0].capacity == 4)
    #expect(line.definition.room == 8 + 508 + 4 + 2)
  }

  @Test(
    arguments: [
      ([], .noStages),
      ([StageDefinition("a"), StageDefinition("a")], .duplicateName("a")),
      ([StageDefinition("source")], .duplicateName("source")),
      ([StageDefinition("a", width: 0)], .width(stage: "a", 0)),
      ([StageDefinition("a", capacity: 0)], .capacity(stage: "a", 0)),
      ([StageDefinition("a", yieldsTo: ["b"])], .yieldsToNoLaterStage(stage: "a", "b")),
      ([StageDefinition("a", yieldsTo: ["a"])], .yieldsToNoLaterStage(stage: "a", "a")),
      (
        [StageDefinition("a"), StageDefinition("b", yieldsTo: ["a"])],
        .yieldsToNoLaterStage(stage: "b", "a")
      ),
    ] as [([StageDefinition], LineDefinitionError)])
  func `a definition that can't run is refused`(
    stages: [StageDefinition], error: LineDefinitionError
  ) {
    #expect(throws: error) { try LineDefinition(source: "source", stages: stages) }
  }

  @Test func `closing a line that can't run traps`() async {
    await #expect(processExitsWith: .failure) {
      _ = Line(source: "a", exits: Int.self) { 1 }.sink("a") { $0 }
    }
  }

  @Test func `an error says which stage and why`() {
    #expect(
      LineDefinitionError.yieldsToNoLaterStage(stage: "submit", "downlod").description
        == "stage 'submit' yields to 'downlod', which is no later stage")
    #expect(
      LineDefinitionError.width(stage: "poll", 0).description
        == "stage 'poll' has width 0; the least is 1")
  }
}
