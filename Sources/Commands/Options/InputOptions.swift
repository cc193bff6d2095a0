internal import ArgumentParser
internal import SystemPackage
internal import Workflow

/// Which pictures, and how their outputs are named.
struct InputOptions: ParsableArguments {
  @OptionGroup var sources: SourceOptions

  @Option(
    help: ArgumentHelp("Name outputs relative to this folder instead of each INPUT.", valueName: "dir"),
    completion: .directory, transform: GivenPaths.option)
  var root: FilePath?

  @Flag(
    inversion: .prefixedNo,
    help: "Name outputs a.png.jpg instead of a.jpg, where a.jpg would stand for two sources.")
  var keepExtension = false

  var inputs: [FilePath] { sources.inputs }

  /// `excluded` are the outputs of this run; `director` says what the rows of a manifest mean in it.
  func scan(excluding excluded: FilePath, director: Director) -> SourceScan {
    var scan = sources.scan(director: director)
    scan.root = root
    scan.excluded = [excluded]
    return scan
  }
}
