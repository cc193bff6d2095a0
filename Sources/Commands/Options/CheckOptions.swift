internal import ArgumentParser
internal import Domain
internal import Workflow

/// What `check` looks for and what it does about it.
struct CheckOptions: ParsableArguments {
  @OptionGroup var findings: FindingOptions

  @Flag(
    help: """
      Ask instead whether these pictures would make good frames: too small (--max-upscale), of another shape \
      (--max-crop, 50% unless given), damaged, animated.
      """)
  var sources = false

  @Flag(
    help: """
      Rewrite files in place, keeping their format, where that fixes a finding; exit 1 if a file changed. No picture \
      loses more than half to a crop unless --max-crop allows it, or is enlarged beyond --max-upscale without \
      --upscale; where FF004 is not selected, it keeps its size.
      """)
  var fix = false

  @Flag(
    name: [.customLong("diff"), .customLong("dry-run")],
    help: "Show what --fix would change; write nothing.")
  var diff = false

  @Option(help: "Format of standard output.")
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
