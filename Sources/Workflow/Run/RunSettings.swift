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
  /// What messages tell a person to type.
  package var next = FollowUp.general

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

  /// The most jobs that are under way at once; while they are, nothing more is submitted.
  var pollWidth: Int { max(provider.jobsInFlight, 1) }

  /// What is asked for a shot: the run's own, but for what a manifest says of it.
  package func request(_ direction: Direction?, prompt: String, size: PixelSize) -> ClipRequest {
    ClipRequest(
      prompt: prompt, model: direction?.model ?? model.name, size: size,
      seconds: direction?.seconds ?? seconds,
      options: options.merging(direction?.options ?? [:]) { _, own in own })
  }

  /// What is wrong with a source's prompt by the catalog; one that can't be had is told when its turn comes.
  package func problem(of source: Source) -> String? {
    // Most providers tell no limit, and then no prompt is read twice.
    guard provider.promptLimit != nil, let prompt = try? prompts.prompt(for: source) else { return nil }
    return RequestCheck(provider, model).problem(prompt: prompt)
  }

  /// The shot that a source with these bytes and a frame of this size becomes.
  func shot(of source: Source, digest: Digest, size: PixelSize, prompt: String) -> Shot {
    Shot(
      source: digest, geometry: FrameGeometry(source.frames(frames), size: size),
      request: request(source.direction, prompt: prompt, size: size),
      take: source.direction?.take ?? take, realm: provider.realm)
  }

  /// The model of a request, as the provider has it.
  package func model(of request: ClipRequest) -> ModelEntry {
    // The run's own may bear another id than the catalog's.
    request.model == model.name ? model : provider.model(request.model) ?? model
  }

  /// Nil when the catalog has no price and none was given.
  package func price(of request: ClipRequest) -> Money? {
    model(of: request).price(size: request.size, seconds: request.seconds)
      ?? pricePerSecond.map { $0 * request.seconds }
  }
}
