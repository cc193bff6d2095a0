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
      It stands in for every provider at once, on this machine only. Each speaks its own protocol under a base URL \
      of its own, printed at the start; it checks requests as strictly as the real service and renders a real clip \
      from every frame. It takes any key, but like the real services it wants one: give clients a --key-file, or \
      start it with --no-key. Where services write the same thing in several ways, the form changes with each job.

      Faults on the way (--fault): close-before-read, drop (read, but nothing is made), close-after-read (made, but \
      not answered), reset, stall, truncate. Faults of the server: latency:TIME; 429, auth, balance, busy, 503 \
      (nothing is made); 500 (made all the same); list-lag:TIME. Faults of a job: moderation, moderation-image, \
      moderation-prompt, size, gone, fail, lost-result, lost-status, expire, slow, stuck. A fault happens to every \
      request, to a share of them (=0.1) or to the first ones (=first:3). Those on the way and of the server can be \
      limited to one kind of call: create/, poll/, list/, content/.

      Markers in a shot's prompt rehearse trouble of that shot alone, here and with run --provider sandbox: \
      [sandbox:moderation] (the result is refused), [sandbox:moderation-image], [sandbox:moderation-prompt], \
      [sandbox:size] (the picture is said to have a wrong size), [sandbox:fail], [sandbox:lost-result], \
      [sandbox:lost-status] (the service can't say how the job ended), [sandbox:expire] (the clip is gone once it is \
      done), [sandbox:slow], [sandbox:stuck]; [sandbox:auth], [sandbox:balance] and [sandbox:gone] (the model), which \
      may end the run for all shots; at the first try only: [sandbox:429], [sandbox:busy], [sandbox:503], \
      [sandbox:500] (made all the same), [sandbox:drop] and [sandbox:close-after-read] (the answer breaks off; the \
      job is not made, or made all the same), [sandbox:truncate] (the download breaks off).

      Example: firstframe sandbox --listen 127.0.0.1:8080
      With faults: firstframe sandbox --fault create/reset=first:3 --fault 429=0.2
      A client: firstframe run shots --provider vtrix --key-file any-key \\
        --base-url http://127.0.0.1:8080/model/v1 --price-per-second 0.10
      """)

  @Option(help: ArgumentHelp("Where to listen; port 0 takes a free one.", valueName: "127.0.0.1:port"))
  var listen: LoopbackAddress = LoopbackAddress(port: 0)

  @Option(
    help: ArgumentHelp("Where jobs and clips are kept (default: .firstframe/sandbox).", valueName: "dir"),
    completion: .directory,
    transform: GivenPaths.option)
  var data: FilePath = ".firstframe/sandbox"

  @Option(
    help: ArgumentHelp(
      "Let something go wrong; can be repeated. See above.",
      valueName: "[call/]fault[:time][=share|=first:n]"),
    transform: SandboxCommand.rule)
  var fault: [FaultRule] = []

  @Option(help: ArgumentHelp("Which requests a share falls on.", valueName: "number"))
  var faultSeed: UInt64 = 0

  @Flag(help: "Answer requests without a key too.")
  var noKey = false

  @Flag(
    help: "Take any number of jobs where the real service has a quota.")
  var noQuota = false

  @OptionGroup var options: SandboxOptions
  @OptionGroup var common: CommonOptions

  private static func rule(_ text: String) throws -> FaultRule {
    do { return try FaultRule(text) } catch { throw ValidationError(error.description) }
  }

  func run() async throws {
    let offers = try Offers.standard()
    var configuration = ProviderAddress.sandbox(
      offers.provider, folder: data, renders: options.renders, record: options.record,
      keys: noKey ? .notNeeded : .any)
    configuration.port = listen.port
    configuration.faults.rules = fault
    configuration.faults.seed = faultSeed
    configuration.keepsQuotas = !noQuota
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
      "  \(account.rawValue)".padded(to: 10)
        + address.baseURL(of: account)
    }
    return "listening on \(address.baseURL(of: .openAI))\n" + lines.joined(separator: "\n") + "\n"
  }
}
