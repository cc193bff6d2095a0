import Testing

@testable import StageGraph

/// Random lines, random order of events: the rules hold after every single step.
struct LineStatePropertyTests {
  @Test(arguments: 0..<10) func `a random line obeys every rule and ends`(block: Int) throws {
    for seed in (block * 100)..<(block * 100 + 100) {
      var simulation = try LineSimulation(seed: seed, stops: false)
      let problems = simulation.problemsOfRun()
      #expect(problems == [], "seed \(seed): \(simulation.definition)")
    }
  }

  @Test(arguments: 10..<20) func `a random line stopped at a random step does too`(
    block: Int
  ) throws {
    for seed in (block * 100)..<(block * 100 + 100) {
      var simulation = try LineSimulation(seed: seed, stops: true)
      let problems = simulation.problemsOfRun()
      #expect(problems == [], "seed \(seed): \(simulation.definition)")
    }
  }
}
