package import Domain

/// What the catalog alone can tell to be wrong with a request, before a byte is sent.
package struct RequestCheck: Sendable {
  private let provider: ProviderEntry
  private let model: ModelEntry

  package init(_ provider: ProviderEntry, _ model: ModelEntry) {
    self.provider = provider
    self.model = model
  }

  static let needsLinks =
    "it takes pictures as links to a public host only, and firstframe has none to put them on"

  /// Every problem of the settings that all clips of a batch share, a sentence each.
  package func problems(sizes: [PixelSize], seconds: Int, options: [String: String]) -> [String] {
    var problems: [String] = []
    if provider.image == .url { problems.append("\(provider.name): \(Self.needsLinks)") }
    problems += self.problems(sizes: sizes)
    if let problem = problem(seconds: seconds) { problems.append(problem) }
    problems += options.sorted { $0.key < $1.key }.compactMap { problem(option: $0.key, value: $0.value) }
    return problems + broken(sizes: sizes, seconds: seconds, options: options)
  }

  package func problems(sizes: [PixelSize]) -> [String] { sizes.compactMap(problem(size:)) }

  /// Characters are counted as the services count them, by code point.
  package func problem(prompt: String) -> String? {
    guard let limit = provider.promptLimit, prompt.unicodeScalars.count > limit else { return nil }
    let count = prompt.unicodeScalars.count
    return "its prompt has \(count) characters; \(provider.name) takes \(limit) at most"
  }

  package func problem(frameBytes: Int) -> String? {
    guard let limit = provider.imageLimit, frameBytes > limit else { return nil }
    return
      "its frame has \(frameBytes) bytes and \(provider.name) takes \(limit) at most; use --format jpeg or a"
      + " lower --quality"
  }

  private func problem(size: PixelSize) -> String? {
    guard !model.sizes.contains(where: { $0.size == size }) else { return nil }
    let known = model.sizes.map(\.size.description).joined(separator: ", ")
    let others = others { model in model.sizes.contains { $0.size == size } }
    return "\(model.name) makes no \(size) clips; it makes \(known)\(others)"
  }

  private func problem(seconds: Int) -> String? {
    guard !model.seconds.contains(seconds) else { return nil }
    let known = model.seconds.map(String.init).joined(separator: ", ")
    let others = others { $0.seconds.contains(seconds) }
    return "\(model.name) makes no clips of \(seconds) seconds; it makes \(known)\(others)"
  }

  private func problem(option: String, value: String) -> String? {
    if option == ClipRequest.remixOption {
      guard provider.hasRemix else { return "\(provider.name) makes no remixes" }
      return JobID(value) == nil ? "\(value) is not a job's id" : nil
    }
    guard let values = model.options[option] else {
      let known = model.options.keys.sorted().joined(separator: ", ")
      let offer = known.isEmpty ? "it has none" : "it has \(known)"
      let others = others { $0.options[option] != nil }
      return "\(model.name) has no option \(option) at \(provider.name); \(offer)\(others)"
    }
    guard !values.isEmpty, !values.contains(value) else { return nil }
    return "\(option) is \(value); it can be \(values.joined(separator: ", "))"
  }

  private func broken(sizes: [PixelSize], seconds: Int, options: [String: String]) -> [String] {
    var settings = options
    settings["seconds"] = String(seconds)
    return model.rules.filter { rule in
      sizes.contains { size in
        settings["size"] = size.description
        return rule.forbids(settings)
      }
    }.map { "\(model.name) at \(provider.name): \($0.say)" }
  }

  /// Which other models of the provider would do, as the end of a sentence.
  private func others(_ offers: (ModelEntry) -> Bool) -> String {
    let names = provider.models.filter { $0.name != model.name && offers($0) }.map(\.name)
    return names.isEmpty ? "" : "; \(names.joined(separator: " and ")) would"
  }
}
