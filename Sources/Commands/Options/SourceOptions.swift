internal import ArgumentParser
internal import SystemPackage
internal import Workflow

/// Which pictures.
struct SourceOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "Pictures, folders (searched recursively) and manifests (.csv, .jsonl, .yaml).", valueName: "input"),
    completion: .file(), transform: { FilePath($0) })
  var named: [FilePath] = []

  @Option(
    help: ArgumentHelp(
      "A manifest to apply to the other inputs: one shot per row, with image, prompt, size, fit, gravity and more.",
      valueName: "file"),
    completion: .file(extensions: ["csv", "jsonl", "yaml", "yml"]), transform: GivenPaths.option)
  var manifest: FilePath?

  @Flag(
    exclusivity: .chooseLast,
    help: "Skip pictures that a .gitignore excludes; --no-ignore includes them.")
  var ignoring: IgnoreChoice = .gitignore

  func validate() throws {
    if inputs.isEmpty { throw ValidationError("Missing expected argument '<input> ...'") }
    if let manifest, !Manifest.isNamed(manifest) {
      throw ValidationError("--manifest is \(manifest); a manifest ends in .csv, .jsonl or .yaml.")
    }
  }

  /// All of them, the manifest last.
  var inputs: [FilePath] { GivenPaths.restore(named) + (manifest.map { [$0] } ?? []) }

  /// `director` says what the rows of a manifest mean in this run.
  func scan(director: Director) -> SourceScan {
    var scan = SourceScan(takesIgnored: ignoring == .nothing) { entry, manifest, problems in
      director.direction(entry, in: manifest, &problems)
    }
    scan.settings = Configuration.current.files.map(\.path)
    return scan
  }
}
