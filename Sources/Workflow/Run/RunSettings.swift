package import Domain
package import Ledger
package import Providers

/// What one run wants: the clip options, the provider and the caps.
package struct RunSettings: Sendable {
  package var frames: FrameSettings
  package var provider: ProviderEntry
  package var model: ModelEntry
  /// Whose jobs the ledger's rows are; without a port where the port changes from run to run.
  package var endpoint: String
  package var seconds: Int
  /// Further settings of the model, by the catalog's names.
  package var options: [String: String] = [:]
  package var take = 1
  package var prompts: Prompts
  package var limits: SpendLimits = .none
  /// For sizes without a price in the catalog.
  package var pricePerSecond: Money?
  package var retriesFailed = false
  /// Submitting stops at this many unclear shots.
  package var maxAmbiguous = 3
  package var submitWidth: Int
  package var submitsPerMinute: Int?
  package var downloadWidth = 4

  package init(
    frames: FrameSettings, provider: ProviderEntry, model: ModelEntry, endpoint: String, seconds: Int,
    prompts: Prompts
  ) {
    self.frames = frames
    self.provider = provider
    self.model = model
    self.endpoint = endpoint
    self.seconds = seconds
    self.prompts = prompts
    submitWidth = provider.submitWidth
    submitsPerMinute = provider.requestsPerMinute
  }

  /// The most jobs that are waited for at once; when it is reached, nothing more is submitted.
  var pollWidth: Int { max(provider.jobsInFlight, 1) }

  /// Nil when the catalog has no price and none was given.
  package func price(of size: PixelSize) -> Money? {
    model.price(size: size, seconds: seconds) ?? pricePerSecond.map { $0 * seconds }
  }

  /// What is wrong with a source's prompt by the catalog; one that can't be had is told when its turn comes.
  package func problem(of source: Source) -> String? {
    // Most providers tell no limit, and then no prompt is read twice.
    guard provider.promptLimit != nil, let prompt = try? prompts.prompt(for: source) else { return nil }
    return RequestCheck(provider, model).problem(prompt: prompt)
  }

  func request(prompt: String, size: PixelSize) -> ClipRequest {
    ClipRequest(prompt: prompt, model: model.name, size: size, seconds: seconds, options: options)
  }
}
