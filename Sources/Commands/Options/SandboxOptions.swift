internal import ArgumentParser
internal import SystemPackage

/// What the sandbox does beside answering, inside a run and alone.
struct SandboxOptions: ParsableArguments {
  @Flag(help: "Sandbox: serve one tiny clip for every job instead of rendering.")
  var noRender = false

  @Option(
    help: ArgumentHelp("Sandbox: keep each request as JSON, without keys and pictures.", valueName: "dir"),
    transform: { FilePath($0) })
  var record: FilePath?
}
