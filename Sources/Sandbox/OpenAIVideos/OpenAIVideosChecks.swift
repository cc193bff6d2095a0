internal import Domain

/// Turns the parameters of a create into a draft, or says no as the service would.
struct OpenAIVideosChecks {
  let models: [SandboxModel]
  let fields: OpenAIVideosFields

  static let promptLimit = 32_000

  func draft(frame: OpenAIVideosFrame) throws(OpenAIVideosError) -> JobDraft {
    let model = try model()
    let prompt = try prompt()
    let seconds = try seconds(of: model)
    let size = try size(of: model)
    guard frame.facts.size == size else { throw .imageSize }
    return JobDraft(
      model: model.name, prompt: prompt, size: size, seconds: seconds, frame: frame.facts.format,
      faults: try faults(prompt))
  }

  /// The checks that don't need the frame, so that the cheapest mistakes are named first.
  func checkText() throws(OpenAIVideosError) {
    let model = try model()
    _ = try prompt()
    _ = try seconds(of: model)
    _ = try size(of: model)
  }

  private func string(_ param: String, expected: String = "a string") throws(OpenAIVideosError) -> String? {
    switch fields.values[param] {
    case nil: nil
    case .string(let text): text
    case .object: throw .type(of: param, expected: expected, got: "an object")
    case .other(let kind): throw .type(of: param, expected: expected, got: kind)
    }
  }

  private func model() throws(OpenAIVideosError) -> SandboxModel {
    guard let name = try string("model") ?? models.first?.name else { throw .missing("model") }
    guard let model = models.first(where: { $0.name == name }) else { throw .unknownModel(name) }
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
    let expected = "one of \(OpenAIVideosError.list(supported, "or"))"
    guard let text = try string("seconds", expected: expected) else { return model.seconds[0] }
    guard let place = supported.firstIndex(of: text) else {
      throw .value(of: "seconds", text, supported: supported)
    }
    return model.seconds[place]
  }

  private func size(of model: SandboxModel) throws(OpenAIVideosError) -> PixelSize {
    let supported = model.sizes.map(\.description)
    let expected = "one of \(OpenAIVideosError.list(supported, "or"))"
    guard let text = try string("size", expected: expected) else { return model.sizes[0] }
    guard let place = supported.firstIndex(of: text) else {
      throw .value(of: "size", text, supported: supported)
    }
    return model.sizes[place]
  }

  private func faults(_ prompt: String) throws(OpenAIVideosError) -> Set<ShotFault> {
    do {
      return try ShotFault.read(prompt).get()
    } catch {
      throw OpenAIVideosError(
        status: 400,
        message: "Unknown sandbox marker '\(error.text)' in the prompt."
          + " Supported markers are: \(OpenAIVideosError.list(ShotFault.allCases.map(\.marker), "and")).",
        param: "prompt", code: "invalid_value")
    }
  }
}
