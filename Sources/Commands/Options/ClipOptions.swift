internal import ArgumentParser
internal import Domain
internal import SystemPackage

/// Which clips are wanted, from whom, and how much they may cost.
struct ClipOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("Who makes the clips; sandbox is local and free.", valueName: "name"),
    completion: .provider)
  var provider = "sandbox"

  @Option(
    help: ArgumentHelp(
      "The model (default: the provider's first); NAME=ID if the provider calls it something else.",
      valueName: "name"),
    completion: .model)
  var model: String?

  @Option(help: ArgumentHelp("The clips' length (default: the model's shortest).", valueName: "seconds"))
  var seconds: Int?

  @Option(
    help: ArgumentHelp(
      """
      The prompt of pictures that have none of their own; with {prompt} in it, it wraps each picture's own instead. \
      {stem} and {parent} are the picture's name and folder.
      """,
      valueName: "text"))
  var prompt: String?

  @Option(
    name: .customLong("option"),
    help: ArgumentHelp(
      "A further setting of the model, such as hd=true; firstframe providers --explain MODEL lists them.",
      valueName: "name=value"))
  var settings: [ClipSetting] = []

  @Option(help: ArgumentHelp("Vary the clip of this job, where the provider can.", valueName: "job"))
  var remix: String?

  @Option(help: ArgumentHelp("Buy a further take of shots that have one.", valueName: "n"))
  var take = 1

  @Option(
    help: ArgumentHelp(
      "Spend at most this much in total, counting everything already in the ledger.", valueName: "usd"))
  var maxCost: Money?

  @Option(
    help: ArgumentHelp(
      "Buy at most this many clips in total, counting those already in the ledger.", valueName: "n"))
  var maxClips: Int?

  @Flag(help: "This is a hook of pre-commit's manual stage; no other hook buys anything.")
  var manualHook = false

  @Option(help: ArgumentHelp("Price per second for models that have none in the catalog.", valueName: "usd"))
  var pricePerSecond: Money?

  @Option(help: ArgumentHelp("Stop submitting at this many unclear shots.", valueName: "n"))
  var maxAmbiguous = 3

  @Flag(inversion: .prefixedNo, help: "Use a model past its end date.")
  var allowEnded = false

  @Option(help: ArgumentHelp("Submits at once (default: the provider's).", valueName: "n"))
  var submitWidth: Int?

  @Option(help: ArgumentHelp("Submits per minute, 10/min (default: the provider's).", valueName: "n/min"))
  var submitRate: SubmitRate?

  @Option(help: ArgumentHelp("Downloads at once.", valueName: "n"))
  var downloadWidth = 4

  @Option(help: ArgumentHelp("Stop after this long, 90s, 30m or 2h; jobs go on.", valueName: "time"))
  var maxDuration: TimeSpan?

  @Flag(help: "Buy failed shots again if the failure was not billed.")
  var retryFailed = false

  @OptionGroup var access: ProviderOptions

  var ledger: FilePath? { access.ledger }
  var yes: Bool { access.yes }

  /// The settings by name, the remix among them.
  var options: [String: String] {
    var options = Dictionary(settings.map { ($0.name, $0.value) }) { _, last in last }
    options[ClipRequest.remixOption] = remix
    return options
  }

  func validate() throws {
    try require(take, in: 1...9999, "--take")
    try require(maxAmbiguous, in: 1...1_000_000, "--max-ambiguous")
    try require(downloadWidth, in: 1...64, "--download-width")
    if let submitWidth { try require(submitWidth, in: 1...64, "--submit-width") }
    if let maxClips { try require(maxClips, in: 0...1_000_000_000, "--max-clips") }
    if let prompt, prompt.allSatisfy(\.isWhitespace) { throw ValidationError("--prompt is empty.") }
  }

  private func require(_ value: Int, in range: ClosedRange<Int>, _ name: String) throws {
    guard range.contains(value) else {
      throw ValidationError("\(name) is \(value); it goes from \(range.lowerBound) to \(range.upperBound).")
    }
  }
}

extension Money: ExpressibleByArgument {
  package init?(argument: String) {
    self.init(argument.hasPrefix("$") ? argument.dropFirst() : argument[...])
  }
}
