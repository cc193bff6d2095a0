internal import ArgumentParser
private import Domain
private import StageGraph
private import SystemPackage
private import Workflow

/// `firstframe graph`: the stages that really run, from the very value that runs them.
struct Graph: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Draw the graph that a command runs.",
    discussion: "Example: firstframe graph prepare --style dot | dot -Tpng -o graph.png")

  enum Name: String, CaseIterable, ExpressibleByArgument {
    case prepare
    case check
    case run
  }

  enum Style: String, CaseIterable, ExpressibleByArgument {
    case mermaid
    case dot
  }

  @Argument(help: "The command whose graph is drawn.")
  var name: Name = .run

  @Option(help: "The language of the drawing.")
  var style: Style = .mermaid

  @OptionGroup var common: CommonOptions

  func run() async throws {
    let definition = try await withWorkers(common) { workers in
      switch name {
      case .prepare: GraphShapes(workers: workers, jobs: common.workerCount).prepare
      case .check: GraphShapes(workers: workers, jobs: common.workerCount).check
      case .run: try await GraphShapes(workers: workers, jobs: common.workerCount).run()
      }
    }
    Console.standardOutput.write(style == .dot ? definition.dot : definition.mermaid)
  }
}
