internal import ArgumentParser
internal import SystemPackage

/// What the sandbox does beside answering, inside a run and alone.
struct SandboxOptions: ParsableArguments {
  @Flag(
    name: .customLong("render"), inversion: .prefixedNo,
    help: "Sandbox: --no-render serves one tiny clip for every job instead of rendering.")
  var renders = true

  @Option(
    help: ArgumentHelp("Sandbox: keep each request as JSON, without keys and pictures.", valueName: "dir"),
    completion: .directory, transform: GivenPaths.option)
  var record: FilePath?
}
