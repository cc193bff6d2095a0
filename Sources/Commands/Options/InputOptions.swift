internal import ArgumentParser
internal import SystemPackage

/// Which pictures, and how their outputs are named.
struct InputOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp("Pictures and folders; folders are searched to the bottom.", valueName: "input"),
    transform: { FilePath($0) })
  var inputs: [FilePath]

  @Option(
    help: ArgumentHelp("Name outputs relative to this folder instead of each INPUT.", valueName: "dir"),
    transform: { FilePath($0) })
  var root: FilePath?

  @Flag(help: "Name outputs a.png.jpg instead of a.jpg, where a.jpg would stand for two sources.")
  var keepExtension = false
}
