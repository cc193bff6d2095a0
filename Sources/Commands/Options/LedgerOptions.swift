internal import ArgumentParser
internal import SystemPackage
internal import Workflow

/// Which ledger a command looks at.
struct LedgerOptions: ParsableArguments {
  @Option(
    name: [.short, .customLong("output")],
    help: ArgumentHelp("The run's output folder (default: out).", valueName: "dir"),
    completion: .directory, transform: GivenPaths.option)
  var output = standardOutput

  static let standardOutput: FilePath = "out"

  @Option(
    help: ArgumentHelp("The ledger (default: .firstframe/ledger.sqlite).", valueName: "file"),
    completion: .file(), transform: GivenPaths.option)
  var ledger: FilePath?

  func next(_ common: CommonOptions) -> FollowUp {
    FollowUp(output: output, ledger: ledger, config: common.work.config)
  }

  func place() throws -> LedgerPlace { try LedgerPlace(option: ledger, output: output) }
}
