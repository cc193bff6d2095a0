internal import Domain

/// Turns the parameters of a create into a draft, or says no as the service would.
struct OpenAIVideosChecks {
  let variant: OpenAIVideosVariant
  let models: [SandboxModel]
  let fields: OpenAIVideosFields

  static let promptLimit = 32_000

  /// The checks that don't need the frame, so that the cheapest mistakes are named first.
  func checkText() throws {
    let model = try model()
    _ = try prompt()
    _ = try seconds(of: model)
    _ = try size(of: model)
  }

  func draft(frame: SubmittedFrame) throws -> JobDraft {
    let model = try model()
    let seconds = try seconds(of: model)
    let size = try size(of: model)
    guard frame.facts.size == size else { throw SandboxTrouble.refused(.imageSize) }
    let prompt = try prompt()
    return JobDraft(
      account: variant.account, model: model.name, prompt: prompt, size: size, seconds: seconds,
      frame: frame.facts.format, faults: try ShotFault.asked(by: prompt))
  }

  /// Another clip from the frame of `source`, told by another prompt.
  func draft(changing source: SandboxJob) throws -> JobDraft {
    let prompt = try prompt()
    let draft = source.draft
    return JobDraft(
      account: variant.account, model: draft.model, prompt: prompt, size: draft.size,
      seconds: draft.seconds, frame: draft.frame, faults: try ShotFault.asked(by: prompt),
      remixedFrom: source.id)
  }

  func string(_ param: String, expected: String = "a string") throws(OpenAIVideosError) -> String? {
    switch fields.values[param] {
    case nil: nil
    case .string(let text): text
    case let other?: throw .type(of: param, expected: expected, got: other.kind)
    }
  }

  private func model() throws -> SandboxModel {
    guard let name = try string("model") ?? (variant.demandsModel ? nil : models.first?.name) else {
      throw OpenAIVideosError.missing("model")
    }
    guard let model = models.first(where: { $0.name == name }) else {
      throw SandboxTrouble.unknownModel(name)
    }
    return model
  }

  private func prompt() throws(OpenAIVideosError) -> String {
    guard let prompt = try string("prompt") else { throw .missing("prompt") }
    let length = prompt.unicodeScalars.count
    if length == 0 { throw .empty("prompt") }
    if length > Self.promptLimit { throw .tooLong("prompt", length, limit: Self.promptLimit) }
    return prompt
  }

  private func seconds(of model: SandboxModel) throws(OpenAIVideosError) -> Int {
    let supported = model.seconds.map(String.init)
    return model.seconds[try choice("seconds", among: supported)]
  }

  private func size(of model: SandboxModel) throws(OpenAIVideosError) -> PixelSize {
    model.sizes[try choice("size", among: model.sizes.map(\.description))]
  }

  /// The place of a value among the supported ones; the first is the default.
  private func choice(_ param: String, among supported: [String]) throws(OpenAIVideosError) -> Int {
    let expected = "one of \(WordList.quoted(supported, "or"))"
    guard let text = try string(param, expected: expected) else { return 0 }
    guard let place = supported.firstIndex(of: text) else {
      throw .value(of: param, text, supported: supported)
    }
    return place
  }
}
