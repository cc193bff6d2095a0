internal import ArgumentParser

/// Options that every working command takes.
struct CommonOptions: ParsableArguments {
  @OptionGroup var work: WorkOptions

  @Option(help: "Format of standard output.")
  var outputFormat: OutputFormat = .text

  var quiet: Bool { work.quiet }
  var verbose: Bool { work.verbose }
  var color: ColorMode { work.color }
  var workerCount: Int { work.workerCount }
}
