internal import ArgumentParser
internal import SystemPackage
internal import Workflow

/// Which pictures.
struct SourceOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "Pictures, folders (searched to the bottom), and manifests: .csv, .jsonl or .yaml.", valueName: "input"),
    completion: .file(), transform: { FilePath($0) })
  var named: [FilePath] = []

  @Option(
    help: ArgumentHelp(
      "A manifest beside the other inputs: a shot a row, with image, prompt, size, fit, gravity and more.",
      valueName: "file"),
    completion: .file(extensions: ["csv", "jsonl", "yaml", "yml"]), transform: { FilePath($0) })
  var manifest: FilePath?

  @Flag(
    exclusivity: .chooseLast,
    help: "Pass over the pictures that a .gitignore names; --no-ignore takes them too.")
  var ignoring: IgnoreChoice = .gitignore

  func validate() throws {
    if inputs.isEmpty { throw ValidationError("Missing expected argument '<input> ...'") }
    if let manifest, !Manifest.isNamed(manifest) {
      throw ValidationError("--manifest is \(manifest); a manifest ends in .csv, .jsonl or .yaml.")
    }
  }

  /// All of them, the manifest last.
  var inputs: [FilePath] { named + (manifest.map { [$0] } ?? []) }

  /// `director` says what the rows of a manifest mean in this run.
  func scan(director: Director) -> SourceScan {
    SourceScan(takesIgnored: ignoring == .nothing) { entry, manifest, problems in
      director.direction(entry, in: manifest, &problems)
    }
  }
}
