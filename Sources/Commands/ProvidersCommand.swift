internal import ArgumentParser
private import Domain
private import Foundation
private import Providers

/// `firstframe providers`: who makes clips, which, and for how much.
struct ProvidersCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "providers",
    abstract: "List providers, models, sizes, lengths, prices and end dates.",
    discussion: """
      --explain MODEL shows what a model offers at each provider, what is checked before anything is sent, and what \
      is not certain.

      Example: firstframe providers --output-format json
      """)

  @Option(
    help: ArgumentHelp("Explain this model, at each provider that has it.", valueName: "model"),
    completion: .model)
  var explain: String?

  @OptionGroup var common: CommonOptions

  func run() async throws {
    let catalog = try Configuration.current.catalog()
    if let explain {
      write(try explanations(of: explain, in: catalog)) { $0.map(\.text).joined(separator: "\n") }
    } else {
      let lines = catalog.entries.flatMap { provider in
        provider.models.map { ProviderLine(provider, $0, environment: ProcessInfo.processInfo.environment) }
      }
      write(lines, as: ProviderLine.table)
    }
  }

  private func explanations(of model: String, in catalog: ProviderCatalog) throws -> [ModelExplanation] {
    let found = catalog.entries.flatMap { provider in
      provider.models.filter { [$0.name, $0.id].contains(model) }.map { ModelExplanation(provider, $0) }
    }
    guard found.isEmpty else { return found }
    throw CommandFailure.usage("no provider has a model \(model); known are \(catalog.modelNames)")
  }

  private func write<Line: Encodable>(_ lines: [Line], as text: ([Line]) -> String) {
    guard common.outputFormat != .text else {
      Console.standardOutput.write(text(lines))
      return
    }
    JSONOutput.write(lines, isArray: common.outputFormat == .json)
  }
}
