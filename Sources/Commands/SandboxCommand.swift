internal import ArgumentParser
private import Domain
private import Foundation
internal import Sandbox
internal import SystemPackage
private import UnixSignals

/// `firstframe sandbox`: the local stand-in for the paid services, alone.
struct SandboxCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sandbox",
    abstract: "Serve the local sandbox by itself, for rehearsals and for other clients.",
    discussion: """
      It stands in for every provider at once, on this machine only: each speaks its own protocol under a base URL
      of its own, which is told at the start, checks requests as strictly as the real service, and renders a real
      clip from every frame. Any key will do; /v1 needs none.

      Faults on the way: close-before-read, drop (read, but nothing is made), close-after-read (made, but not
      answered), reset, stall, truncate. Faults of the server: latency:TIME, 429, 503 (nothing is made), 500 (made
      all the same), list-lag:TIME. Faults of a job: moderation, fail, expire, slow. A fault falls on every request,
      on a share of them (=0.1) or on the first ones (=first:3), and may be kept to one kind of call (create/, poll/,
      list/, content/).

      Markers in a shot's prompt rehearse one shot's trouble, here and with run --provider sandbox:
      [sandbox:moderation] (of the result), [sandbox:moderation-image], [sandbox:moderation-prompt], [sandbox:size]
      (the picture is called a wrong size), [sandbox:gone] (the model) and [sandbox:balance], which may end the run
      for all shots, [sandbox:fail], [sandbox:lost-result], [sandbox:lost-status] (a service that can't tell how a
      job ended), [sandbox:expire] (the clip is gone when it is done), [sandbox:slow], [sandbox:stuck]; at the first
      try only: [sandbox:429], [sandbox:busy], [sandbox:503], [sandbox:500] (made all the same).

      Example: firstframe sandbox --listen 127.0.0.1:8080
               firstframe sandbox --fault create/close-after-read=first:3 --fault latency:500ms=0.2
               firstframe run shots --provider vtrix --base-url http://127.0.0.1:8080/model/v1 --key-file any-key
      """)

  @Option(help: ArgumentHelp("Where to listen; port 0 takes a free one.", valueName: "127.0.0.1:port"))
  var listen: LoopbackAddress = LoopbackAddress(port: 0)

  @Option(
    help: ArgumentHelp("Where jobs and clips are kept.", valueName: "dir"), completion: .directory,
    transform: { FilePath($0) })
  var data: FilePath = ".firstframe/sandbox"

  @Option(
    help: ArgumentHelp(
      "Let something go wrong; can be repeated. See above.",
      valueName: "[call/]fault[:time][=share|=first:n]"),
    transform: SandboxCommand.rule)
  var fault: [FaultRule] = []

  @Option(help: ArgumentHelp("Which requests a share falls on.", valueName: "number"))
  var faultSeed: UInt64 = 0

  @OptionGroup var options: SandboxOptions
  @OptionGroup var common: CommonOptions

  private static func rule(_ text: String) throws -> FaultRule {
    do { return try FaultRule(text) } catch { throw ValidationError(error.description) }
  }

  func run() async throws {
    let offers = try Offers.standard()
    var configuration = ProviderAddress.sandbox(
      offers.provider, folder: data, renders: options.renders, record: options.record)
    configuration.port = listen.port
    configuration.faults.rules = fault
    configuration.faults.seed = faultSeed
    let quiet = common.quiet
    let server = try await SandboxServer.open(configuration)
    let signals = await UnixSignalsSequence(trapping: .sigint, .sigterm)
    throw try await server.serve { address in
      if !quiet { Console.standardOutput.write(Self.greeting(address)) }
      for await signal in signals { return ExitStatus(signal) }
      return ExitStatus.success
    }
  }

  /// One line for those who read only one, then each stand-in's base URL.
  private static func greeting(_ address: SandboxAddress) -> String {
    let lines = SandboxAccount.allCases.map { account in
      "  \(account.rawValue)".padding(toLength: 10, withPad: " ", startingAt: 0)
        + address.baseURL(of: account)
    }
    return "listening on \(address.baseURL(of: .openAI))\n" + lines.joined(separator: "\n") + "\n"
  }
}
