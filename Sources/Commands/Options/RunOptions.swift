internal import ArgumentParser
internal import Domain
internal import SystemPackage

/// What `run` makes and `plan` reckons.
struct RunOptions: ParsableArguments {
  @OptionGroup var input: InputOptions

  @Option(help: FrameSize.help)
  var size: FrameSize = .auto

  @OptionGroup var frame: FrameOptions
  @OptionGroup var clip: ClipOptions
  @OptionGroup var pictures: PictureOptions

  @Option(
    name: [.short, .customLong("output")],
    help: ArgumentHelp("Where frames, clips and the ledger go (default: out).", valueName: "dir"),
    completion: .directory, transform: GivenPaths.option)
  var output = LedgerOptions.standardOutput

  @Flag(help: "Show what would be done and what it would cost, as plan does; do nothing.")
  var dryRun = false

  @OptionGroup var common: CommonOptions
}
