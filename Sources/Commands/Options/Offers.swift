internal import Domain
internal import Foundation
internal import Providers

/// One provider's model as the options choose it, checked against the catalog before anything is done.
struct Offers {
  let provider: ProviderEntry
  let model: ModelEntry
  /// A project's file names the provider's host.
  let hostIsOfProject: Bool
  /// The line of a project's file that names the provider's key.
  let keyOfProject: String?

  /// The default provider's first model.
  static func standard() throws -> Offers { try Offers(provider: "sandbox", model: nil) }

  /// `model` is a name of the catalog, or NAME=ID with the provider's own. Throws exit 2, naming what there is.
  init(provider name: String, model: String?) throws {
    let catalog = try Configuration.current.catalog()
    guard let provider = catalog.entry(name) else {
      let known = catalog.entries.map(\.name).joined(separator: ", ")
      throw CommandFailure.usage("there is no provider \(name); known are \(known)")
    }
    let known = provider.models.map(\.name).joined(separator: ", ")
    guard let first = provider.models.first else {
      throw CommandFailure.usage("\(name) offers no model")
    }
    let wanted = (model ?? first.name).split(separator: "=", maxSplits: 1).map(String.init)
    guard let canonical = wanted.first, var entry = provider.model(canonical) else {
      throw CommandFailure.usage("\(name) has no model \(model ?? ""); it has \(known)")
    }
    if wanted.count == 2 { entry.id = wanted[1] }
    self.provider = provider
    self.model = entry
    hostIsOfProject = catalog.hostsOfProject.contains(name)
    keyOfProject = catalog.keysOfProject[name]
  }

  /// The same provider's offer of another model.
  init(_ other: Offers, model: ModelEntry) {
    provider = other.provider
    self.model = model
    hostIsOfProject = other.hostIsOfProject
    keyOfProject = other.keyOfProject
  }

  /// The provider's offer of the model of that name; the one that was chosen may bear an id of its own.
  func of(_ name: String) -> Offers? {
    name == model.name ? self : provider.model(name).map { Offers(self, model: $0) }
  }

  /// The model of that name at the first provider that has it; the standard one for no name.
  static func of(model name: String?) throws -> Offers {
    guard let name else { return try standard() }
    let catalog = try Configuration.current.catalog()
    let canonical = String(name.prefix { $0 != "=" })
    guard let provider = catalog.entries.first(where: { $0.model(canonical) != nil }) else {
      throw CommandFailure.usage("there is no model \(name); known are \(catalog.modelNames)")
    }
    return try Offers(provider: provider.name, model: name)
  }

  /// Cheapest first; equal prices keep the catalog's order.
  var sizesByPrice: [PixelSize] {
    let ordered = model.sizes.enumerated().sorted { left, right in
      let (cheap, dear) = (left.element.pricePerSecond ?? .zero, right.element.pricePerSecond ?? .zero)
      return cheap == dear ? left.offset < right.offset : cheap < dear
    }
    return ordered.map(\.element.size)
  }

  /// Throws exit 2 for a size that the model does not have.
  func check(sizes: [PixelSize]) throws {
    try ProblemList(RequestCheck(provider, model).problems(sizes: sizes)).refuse()
  }

  /// Everything that the model does not have, and a day from which it is no more, a sentence each.
  func problems(
    sizes: [PixelSize], seconds: Int, options: [String: String], allowEnded: Bool, now: Date = Date()
  ) throws -> [String] {
    let end = allowEnded ? nil : try endProblem(now: now)
    return RequestCheck(provider, model).problems(sizes: sizes, seconds: seconds, options: options)
      + [end].compactMap(\.self)
  }

  /// Nil before the day on which the model ends.
  func endProblem(now: Date = Date()) throws -> String? {
    let today = Self.today(now)
    guard let end = model.ends, end <= today else { return nil }
    let others =
      provider.models.filter { $0.ends.map { today < $0 } ?? true }.map(\.name)
      + (try Configuration.current.catalog().alternatives(to: model.name, of: provider.name, on: today))
    let advice =
      others.isEmpty
      ? "use another provider (firstframe providers lists them)" : "use \(others.joined(separator: " or "))"
    return
      "\(provider.name) ended \(model.name) on \(Self.text(end)); \(advice), or --allow-ended to try all the same"
  }

  /// For the last days of a model, and for one that is used past them.
  func endWarning(now: Date = Date()) -> String? {
    guard let end = model.ends else { return nil }
    let (today, day) = (Self.today(now), Self.text(end))
    if end <= today {
      return "\(provider.name) ended \(model.name) on \(day); tried because of --allow-ended"
    }
    return end.number - today.number <= 30 ? "\(provider.name) ends \(model.name) on \(day)" : nil
  }

  private static func today(_ now: Date) -> CalendarDay {
    CalendarDay(number: Int(now.timeIntervalSince1970) / 86_400)
  }

  static func text(_ day: CalendarDay) -> String {
    Date(timeIntervalSince1970: Double(day.number) * 86_400).formatted(.iso8601.year().month().day())
  }
}
