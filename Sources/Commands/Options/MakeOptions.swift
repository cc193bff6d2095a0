internal import ArgumentParser
internal import SystemPackage

/// What make needs to know when to run the program again.
struct MakeOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      """
      Write a dependency file for make: the pictures, folders and manifests that the outputs (or the stamp) depend on.
      """,
      valueName: "file"),
    completion: .file(), transform: GivenPaths.option)
  var depfile: FilePath?

  @Option(
    help: ArgumentHelp(
      "On success, set this file's time to when the command began; create it if missing.",
      valueName: "file"),
    completion: .file(), transform: GivenPaths.option)
  var stamp: FilePath?
}
