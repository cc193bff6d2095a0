internal import ArgumentParser
internal import SystemPackage

/// What make needs to know when to run the program again.
struct MakeOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Write a makefile to include: which pictures, folders and manifests the outputs (or the stamp) depend on.",
      valueName: "file"),
    completion: .file(), transform: { FilePath($0) })
  var depfile: FilePath?

  @Option(
    help: ArgumentHelp(
      "When all is made, give this file the time at which the command began; made empty if it is not there.",
      valueName: "file"),
    completion: .file(), transform: { FilePath($0) })
  var stamp: FilePath?
}
