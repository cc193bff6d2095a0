internal import ArgumentParser
internal import Domain
internal import Workflow

/// What `check` looks for and what it does about it.
struct CheckOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Who will get the frames: its models' sizes and its limits count (default: the first that has the model).",
      valueName: "name"),
    completion: .provider)
  var provider: String?

  @Option(help: ArgumentHelp("The model whose sizes auto means.", valueName: "name"), completion: .model)
  var model: String?

  @OptionGroup var findings: FindingOptions

  @Flag(
    help: """
      Ask instead whether these pictures would make good frames: too small (--max-upscale), of another shape \
      (--max-crop, here 50% unless given), damaged, animated.
      """)
  var sources = false

  @Flag(help: "Frame anew, in place and in its own format, what that mends; exit 1 when a file was changed.")
  var fix = false

  @Flag(help: "Tell what --fix would do; write nothing.")
  var diff = false

  @Option(help: "What standard output carries.")
  var outputFormat: CheckFormat = .text

  func validate() throws {
    if fix, diff { throw ValidationError("--fix writes and --diff does not; drop one.") }
    if sources, fix || diff {
      throw ValidationError(
        "--sources looks at pictures that are never written; make frames of them with firstframe prepare.")
    }
  }

  var mode: CheckSettings.Mode { fix ? .mend : diff ? .show : .look }
}
