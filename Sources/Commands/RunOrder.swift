internal import Domain
private import Foundation
internal import Ledger
internal import Providers
private import Sandbox
internal import SystemPackage
internal import Workflow

/// What `run` is asked to do, checked as a whole before anything is done: nothing is sent for a bad order.
struct RunOrder {
  let settings: RunSettings
  let layout: RunLayout
  let address: ProviderAddress
  let director: Director
  private let place: LedgerPlace
  /// Nothing is paid for, or the consent was given on the command line.
  let isConfirmed: Bool

  /// Throws exit 2 with a sentence for everything that can't be as it was asked.
  init(_ command: RunOptions) throws {
    let clip = command.clip
    let offers = try Offers(provider: clip.provider, model: clip.model)
    let sizes = command.size.sizes(of: offers)
    let seconds = clip.seconds ?? offers.model.seconds.first ?? 4
    let warning = try offers.check(
      sizes: sizes, seconds: seconds, options: clip.options, allowEnded: clip.allowEnded)
    if let warning {
      Console.standardError.write("firstframe: warning: \(warning.visible)\n")
    }
    let format = command.frame.format ?? .jpeg
    place = try LedgerPlace(option: clip.ledger, output: command.output)
    address = try ProviderAddress(clip.access, offers: offers, ledger: place.file)
    let prompts = Prompts(common: clip.prompt, configured: Configuration.current["prompt"]?.text)
    try ProblemList(prompts.problems).refuse()
    var settings = RunSettings(
      frames: command.frame.settings(format: format, sizes: sizes), provider: offers.provider,
      model: offers.model, endpoint: address.label, seconds: seconds,
      prompts: prompts)
    settings.options = clip.options
    settings.take = clip.take
    settings.limits = SpendLimits(maxCost: clip.maxCost, maxClips: clip.maxClips)
    settings.pricePerSecond = clip.pricePerSecond
    settings.retriesFailed = clip.retryFailed
    settings.maxAmbiguous = clip.maxAmbiguous
    settings.submitWidth = clip.submitWidth ?? settings.submitWidth
    settings.submitsPerMinute = clip.submitRate?.perMinute ?? settings.submitsPerMinute
    settings.downloadWidth = clip.downloadWidth
    settings.next = FollowUp(output: command.output, ledger: clip.ledger, config: command.common.work.config)
    self.settings = settings
    layout = RunLayout(
      output: command.output, format: format, keepsExtension: command.input.keepExtension, take: clip.take,
      ledgerRoot: place.root, workingDirectory: FilePath(FileManager.default.currentDirectoryPath))
    director = Director(
      offers: offers, size: command.size,
      clip: Director.Clip(seconds: clip.seconds, options: clip.options, allowEnded: clip.allowEnded))
    isConfirmed = settings.provider.realm == .sandbox || clip.yes
    _ = try highestPrice(nil)
  }

  /// The most that the clips of these sources can cost.
  func estimate(_ sources: [Source]) throws -> Money {
    let common = try highestPrice(nil)
    return try sources.reduce(.zero) { sum, source in
      sum + (try source.direction.map(highestPrice) ?? common)
    }
  }

  /// The highest price of a clip, by the sizes that it may have.
  private func highestPrice(_ direction: Direction?) throws -> Money {
    try (direction?.sizes ?? settings.frames.sizes).reduce(.zero) { highest, size in
      let request = settings.request(direction, prompt: "", size: size)
      guard let price = settings.price(of: request) else {
        throw CommandFailure.usage(
          "what \(request.model) costs at \(settings.provider.name) is not known; give --price-per-second")
      }
      return max(highest, price)
    }
  }

  /// Without somebody to ask, the consent and the cap have to be on the command line.
  func checkConsent(_ clip: ClipOptions) throws {
    guard settings.provider.realm == .real else { return }
    let hook = HookConsent()
    try hook.check(isManual: clip.manualHook)
    guard hook.isHook || !Console.canAsk else { return }
    guard clip.yes, clip.maxCost != nil else {
      throw CommandFailure.usage("a paid run without a terminal needs --yes and --max-cost USD")
    }
  }

  /// Throws exit 2 for a price that is not known, and with every prompt that the provider would refuse.
  func check(_ sources: [Source]) throws {
    _ = try estimate(sources)
    try ProblemList(
      sources.compactMap { source in
        settings.problem(of: source).map { "\(source.path): \($0)" }
      }
    ).refuse()
  }

  /// The ledger to look at; nil where no run has made one yet.
  func ledgerReader() async throws -> SQLiteLedgerReader? { try await place.reader() }

  func withLedger<Value: Sendable>(
    _ body: (SQLiteLedger) async throws -> Value
  ) async throws -> Value {
    try await place.withLedger(body)
  }
}
