internal import ArgumentParser
private import Domain
private import Ledger

/// `firstframe status`: what the ledger holds; takes no lock and writes nothing.
struct Status: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Show where every shot stands and what was spent.",
    discussion: "Example: firstframe status -o out --output-format jsonl")

  @OptionGroup var ledger: LedgerOptions
  @OptionGroup var common: CommonOptions

  func run() async throws {
    let place = try ledger.place()
    do {
      let reader = try await SQLiteLedgerReader.open(place.file)
      let report = StatusReport(
        reader: reader, layout: place.layout(of: ledger.output), format: common.outputFormat,
        lists: common.verbose, next: ledger.next(common))
      let status = try await report.write()
      try await reader.close()
      if status != .success { throw status }
    } catch let error as LedgerError {
      throw CommandFailure(error)
    }
  }
}
