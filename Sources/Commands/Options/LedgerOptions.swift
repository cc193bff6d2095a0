internal import ArgumentParser
internal import SystemPackage

/// Which ledger a command looks at.
struct LedgerOptions: ParsableArguments {
  @Option(
    name: [.short, .customLong("output")], help: ArgumentHelp("The run's output folder.", valueName: "dir"),
    completion: .directory, transform: { FilePath($0) })
  var output = standardOutput

  static let standardOutput: FilePath = "out"

  @Option(
    help: ArgumentHelp("The ledger (default: .firstframe/ledger.sqlite).", valueName: "file"),
    completion: .file(), transform: { FilePath($0) })
  var ledger: FilePath?

  func place() throws -> LedgerPlace { try LedgerPlace(option: ledger, output: output) }
}
