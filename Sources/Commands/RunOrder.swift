internal import Domain
private import Foundation
internal import Ledger
internal import Providers
private import Sandbox
internal import SystemPackage
internal import Workflow

/// What `run` is asked to do. It is checked as a whole, together with its sources, before anything is done: nothing is
/// sent for a bad order.
struct RunOrder {
  let settings: RunSettings
  let layout: RunLayout
  let address: ProviderAddress
  let director: Director
  private let place: LedgerPlace
  /// Nothing is paid for, or the consent was given on the command line.
  let isConfirmed: Bool
  /// What can't be as it was asked, a sentence each; told with what is wrong with the sources.
  let problems: [String]

  /// Throws exit 2 only for what leaves nothing to check: an unknown provider or model, a place that can't be.
  init(_ command: RunOptions) throws {
    let clip = command.clip
    let offers = try Offers(provider: clip.provider, model: clip.model)
    let sizes = command.size.sizes(of: offers)
    let seconds = clip.seconds ?? offers.model.seconds.first ?? 4
    let format = command.frame.format ?? .jpeg
    place = try LedgerPlace(option: clip.ledger, output: command.output)
    address = try ProviderAddress(clip.access, offers: offers, ledger: place.file)
    let prompts = Prompts(common: clip.prompt, configured: Configuration.current["prompt"]?.text)
    problems =
      try offers.problems(
        sizes: sizes, seconds: seconds, options: clip.options, allowEnded: clip.allowEnded) + prompts.problems
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

  /// The ledger to look at; nil where no run has made one yet.
  func ledgerReader() async throws -> SQLiteLedgerReader? { try await place.reader() }

  func withLedger<Value: Sendable>(
    _ body: (SQLiteLedger) async throws -> Value
  ) async throws -> Value {
    try await place.withLedger(body)
  }
}
