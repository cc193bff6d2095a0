internal import Domain
internal import Providers

/// What a model offers at one provider, and what is checked before anything is sent.
struct ModelExplanation: Encodable {
  struct Fact: Encodable, Equatable {
    let name: String
    let text: String
  }

  let type = "explanation"
  let provider: String
  let model: String
  let facts: [Fact]

  init(_ provider: ProviderEntry, _ model: ModelEntry) {
    self.provider = provider.name
    self.model = model.name
    var facts: [Fact] = []
    func tell(_ name: String, _ text: String?) {
      if let text { facts.append(Fact(name: name, text: text)) }
    }
    tell("its name there", model.id == model.name ? nil : model.id)
    for (price, sizes) in Self.sizes(of: model) { tell("sizes", "\(sizes) (\(price))") }
    tell("seconds", model.seconds.map(String.init).joined(separator: ", "))
    for (name, values) in model.options.sorted(by: { $0.key < $1.key }) {
      tell("--option \(name)=", values.isEmpty ? "any text" : values.joined(separator: ", "))
    }
    for rule in model.rules { tell("not made", rule.say) }
    tell("--remix JOB", provider.hasRemix ? Self.remix(provider.dialect) : "not there")
    tell("prompt", provider.promptLimit.map { "\($0) characters at most" } ?? "no limit is known")
    tell(
      "picture",
      Self.text(provider.image)
        + (provider.imageLimit.map { ", \($0) bytes at most" } ?? ", no limit is known"))
    tell("ends", model.ends.map { "\(Offers.text($0)); from then on --allow-ended is needed" })
    tell("key", Self.key(of: provider))
    tell("list of jobs", Self.list(of: provider))
    tell("failed jobs", provider.failuresAreFree ? "are not billed" : "may be billed")
    tell("clips stay", provider.retentionSeconds.map { "\($0 / 3600) h" } ?? "for a time that is not known")
    for note in provider.notes { tell("note", note) }
    tell("from", provider.source)
    self.facts = facts
  }

  /// A block of lines, the names in a column.
  var text: String {
    let width = facts.map(\.name.count).max() ?? 0
    let lines = facts.map { fact in
      "  \(fact.name)\(String(repeating: " ", count: width - fact.name.count + 2))\(fact.text)".visible
    }
    return (["\(model) at \(provider)".visible] + lines).map { "\($0)\n" }.joined()
  }

  /// The sizes of each price, in the catalog's order.
  private static func sizes(of model: ModelEntry) -> [(price: String, sizes: String)] {
    var groups: [(price: String, sizes: String)] = []
    for entry in model.sizes {
      let price = entry.pricePerSecond.map { "\($0) a second" } ?? "give --price-per-second"
      if groups.last?.price == price {
        groups[groups.count - 1].sizes += ", \(entry.size)"
      } else {
        groups.append((price, "\(entry.size)"))
      }
    }
    return groups
  }

  private static func text(_ image: ImageTransport) -> String {
    switch image {
    case .file: "sent as a file"
    case .dataURI: "sent inside the request"
    case .url: "wanted on a public host, which firstframe does not have"
    }
  }

  private static func remix(_ dialect: Dialect) -> String {
    dialect.remixTakesPromptAlone
      ? "a new clip of that job by the prompt alone; size, length and picture are those of the job"
      : "beside the picture"
  }

  private static func key(of provider: ProviderEntry) -> String {
    guard let variable = provider.keyVariable else {
      return provider.realm == .sandbox ? "none needed" : "--key-file, if the server wants one"
    }
    return provider.baseURL == nil ? "--key-file" : "\(variable), or --key-file"
  }

  private static func list(of provider: ProviderEntry) -> String {
    guard provider.dialect.hasList else {
      return "none: a submit without an answer waits for a person"
    }
    return provider.listIsComplete
      ? "complete: what it does not show was not bought"
      : "not known to be complete: what it does not show waits for a person"
  }
}
