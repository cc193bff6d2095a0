internal import Domain
internal import Foundation
internal import Providers

/// One provider's model as the options choose it, checked against the catalog before anything is done.
struct Offers {
  let provider: ProviderEntry
  let model: ModelEntry
  /// A project's file names the provider's host.
  let hostIsOfProject: Bool

  /// The default provider's first model.
  static func standard() throws -> Offers { try Offers(provider: "sandbox", model: nil) }

  /// Throws exit 2, naming what there is.
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
    guard let entry = model.map({ provider.model($0) }) ?? first else {
      throw CommandFailure.usage("\(name) has no model \(model ?? ""); it has \(known)")
    }
    self.provider = provider
    self.model = entry
    hostIsOfProject = catalog.hostsOfProject.contains(name)
  }

  /// The same provider's offer of another model.
  init(_ other: Offers, model: ModelEntry) {
    provider = other.provider
    self.model = model
    hostIsOfProject = other.hostIsOfProject
  }

  /// Cheapest first; equal prices keep the catalog's order.
  var sizesByPrice: [PixelSize] {
    let ordered = model.sizes.enumerated().sorted { left, right in
      let (cheap, dear) = (left.element.pricePerSecond ?? .zero, right.element.pricePerSecond ?? .zero)
      return cheap == dear ? left.offset < right.offset : cheap < dear
    }
    return ordered.map(\.element.size)
  }

  /// Throws exit 2 for a size, length or day that the model does not have; gives a warning for its last days.
  func check(sizes: [PixelSize], seconds: Int, allowEnded: Bool, now: Date = Date()) throws -> String? {
    let known = model.sizes.map(\.size)
    if let size = sizes.first(where: { !known.contains($0) }) {
      let list = known.map(\.description).joined(separator: ", ")
      throw CommandFailure.usage("\(model.name) makes no \(size) clips; it makes \(list)")
    }
    guard model.seconds.contains(seconds) else {
      let list = model.seconds.map(String.init).joined(separator: ", ")
      throw CommandFailure.usage("\(model.name) makes no clips of \(seconds) seconds; it makes \(list)")
    }
    guard let end = model.ends else { return nil }
    let today = CalendarDay(number: Int(now.timeIntervalSince1970) / 86_400)
    let day = Self.text(end)
    if today < end {
      return end.number - today.number <= 30 ? "\(provider.name) ends \(model.name) on \(day)" : nil
    }
    let others = provider.models.filter { $0.ends.map { today < $0 } ?? true }.map(\.name)
    let advice =
      others.isEmpty
      ? "use another provider (firstframe providers lists them)" : "use \(others.joined(separator: " or "))"
    guard allowEnded else {
      throw CommandFailure.usage(
        "\(provider.name) ended \(model.name) on \(day); \(advice), or --allow-ended to try all the same")
    }
    return "\(provider.name) ended \(model.name) on \(day); tried because of --allow-ended"
  }

  static func text(_ day: CalendarDay) -> String {
    Date(timeIntervalSince1970: Double(day.number) * 86_400).formatted(.iso8601.year().month().day())
  }
}
