internal import ArgumentParser
internal import SystemPackage

/// Where the provider is reached, with which key, and what is on record: for every command that asks a provider.
struct ProviderOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The provider's base URL, such as https://host/v1; request paths are appended to it.", valueName: "url")
  )
  var baseURL: String?

  @Option(
    help: ArgumentHelp("A file with the provider's key, readable by you alone.", valueName: "file"),
    completion: .file(), transform: GivenPaths.option)
  var keyFile: FilePath?

  @Option(help: ArgumentHelp("A command that prints the provider's key.", valueName: "command"))
  var keyCommand: String?

  @Flag(
    inversion: .prefixedNo,
    help: """
      Do not ask before buying or giving up a job; without a terminal, also agree to where a project sends a key.
      """)
  var yes = false

  @Option(
    help: ArgumentHelp("The ledger (default: .firstframe/ledger.sqlite).", valueName: "file"),
    completion: .file(), transform: GivenPaths.option)
  var ledger: FilePath?

  @OptionGroup var sandbox: SandboxOptions
}
