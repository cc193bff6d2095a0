internal import ArgumentParser
private import Domain
private import Foundation
private import Ledger
internal import SystemPackage

/// `firstframe status`: what the ledger holds; takes no lock and writes nothing.
struct Status: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Show where every shot stands and what was spent.",
    discussion: "Example: firstframe status -o out --output-format jsonl")

  @Option(
    name: [.short, .customLong("output")], help: ArgumentHelp("The run's output folder.", valueName: "dir"),
    transform: { FilePath($0) })
  var output: FilePath = "out"

  @Option(
    help: ArgumentHelp("The ledger (default: .firstframe/ledger.sqlite).", valueName: "file"),
    transform: { FilePath($0) })
  var ledger: FilePath?

  @OptionGroup var common: CommonOptions

  func run() async throws {
    let place = try LedgerPlace(option: ledger, output: output)
    do {
      let reader = try await SQLiteLedgerReader.open(place.file)
      let report = StatusReport(reader: reader, format: common.outputFormat, lists: common.verbose)
      let status = try await report.write()
      try await reader.close()
      if status != .success { throw status }
    } catch let error as LedgerError {
      throw CommandFailure(error)
    }
  }
}
