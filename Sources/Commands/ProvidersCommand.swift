internal import ArgumentParser
private import Domain
private import Foundation
private import Providers

/// `firstframe providers`: who makes clips, which, and for how much.
struct ProvidersCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "providers",
    abstract: "List providers, models, sizes, lengths, prices and end dates.",
    discussion: "Example: firstframe providers --output-format json")

  @OptionGroup var common: CommonOptions

  func run() async throws {
    let lines = try Configuration.current.catalog().entries.flatMap { provider in
      provider.models.map { ProviderLine(provider, $0, environment: ProcessInfo.processInfo.environment) }
    }
    if common.outputFormat == .text {
      Console.standardOutput.write(ProviderLine.table(lines))
    } else {
      let json = JSONOutput(isArray: common.outputFormat == .json)
      for line in lines { json.write(line) }
      json.finish()
    }
  }
}
