internal import ArgumentParser
private import Domain
private import Sandbox
internal import SystemPackage
private import UnixSignals

/// `firstframe sandbox`: the local stand-in for the paid services, alone.
struct SandboxCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sandbox",
    abstract: "Serve the local sandbox by itself, for rehearsals and for other clients.",
    discussion: """
      It speaks the /v1/videos protocol on this machine only, checks requests as strictly as the real services,
      and renders a real clip from every frame.

      Example: firstframe sandbox --listen 127.0.0.1:8080
      """)

  @Option(help: ArgumentHelp("Where to listen; port 0 takes a free one.", valueName: "127.0.0.1:port"))
  var listen: LoopbackAddress = LoopbackAddress(port: 0)

  @Option(
    help: ArgumentHelp("Where jobs and clips are kept.", valueName: "dir"), transform: { FilePath($0) })
  var data: FilePath = ".firstframe/sandbox"

  @Flag(help: "Serve one tiny clip for every job instead of rendering.")
  var noRender = false

  @Option(help: ArgumentHelp("Wait this long before answering a create.", valueName: "ms"))
  var latency = 0

  @Option(help: ArgumentHelp("Show new jobs in the list only after this long.", valueName: "ms"))
  var listLag = 0

  @OptionGroup var common: CommonOptions

  func run() async throws {
    let offers = try Offers.standard()
    var configuration = ProviderAddress.sandbox(offers.provider, folder: data, renders: !noRender)
    configuration.port = listen.port
    configuration.faults.createLatency = .milliseconds(max(0, latency))
    configuration.faults.listLag = .milliseconds(max(0, listLag))
    let quiet = common.quiet
    do {
      let server = try await SandboxServer.open(configuration)
      let signals = await UnixSignalsSequence(trapping: .sigint, .sigterm)
      try await server.serve { address in
        if !quiet { Console.standardOutput.write("listening on \(address.openAIVideosBaseURL)\n") }
        for await _ in signals { return }
      }
    } catch let error as SandboxError {
      throw CommandFailure(message: "\(error)", status: .usage)
    }
  }
}
