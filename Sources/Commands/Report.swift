internal import ArgumentParser
private import Domain
private import Foundation
private import Ledger
internal import SystemPackage
private import Workflow

/// `firstframe report`: the ledger as a page to look at.
struct Report: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write report.html: frames with what was cropped, clips, costs and failures.",
    discussion: """
      run writes it at its end too. It takes no lock, so that it can be made while a run is at work.

      Example: firstframe report -o out
      """)

  @OptionGroup var ledger: LedgerOptions
  @OptionGroup var common: CommonOptions

  func run() async throws {
    let place = try ledger.place()
    guard let reader = try await place.reader() else { throw CommandFailure(place.missing) }
    let file = ReportFile(layout: place.layout(of: ledger.output))
    let isNew = try await write(file, from: reader)
    try await reader.close()
    if common.outputFormat == .text {
      let word = isNew ? "written" : "unchanged"
      if isNew ? !common.quiet : common.verbose {
        Console.standardOutput.write("\(word)\t\(file.path.string.visible)\n")
      }
    } else {
      let line = Line(report: file.path.string, status: isNew ? "written" : "unchanged")
      JSONOutput.write([line], isArray: common.outputFormat == .json)
    }
  }

  private func write(_ file: ReportFile, from reader: SQLiteLedgerReader) async throws -> Bool {
    do {
      return try await file.write(from: reader)
    } catch let error as CocoaError {
      throw CommandFailure(error, "the report \(file.path) can't be written")
    }
  }

  private struct Line: Encodable {
    let type = "report"
    let report: String
    let status: String
  }
}
