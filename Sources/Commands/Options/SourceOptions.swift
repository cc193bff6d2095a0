internal import ArgumentParser
internal import SystemPackage
internal import Workflow

/// Which pictures.
struct SourceOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "Pictures, folders (searched recursively) and manifests (.csv, .jsonl, .yaml).", valueName: "input"),
    transform: { FilePath($0) })
  var named: [FilePath] = []

  @Option(
    help: ArgumentHelp(
      "A manifest to apply to the other inputs: one shot per row, with image, prompt, size, fit, gravity and more.",
      valueName: "file"),
    transform: { FilePath($0) })
  var manifest: FilePath?

  @Flag(help: "Include pictures that a .gitignore excludes.")
  var noIgnore = false

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
    var scan = SourceScan(takesIgnored: noIgnore) { entry, manifest, problems in
      director.direction(entry, in: manifest, &problems)
    }
    scan.settings = Configuration.current.files.map(\.path)
    return scan
  }
}
