private import Domain
internal import Providers

extension SettingValue {
  /// Why `provider` or `model` names nothing in the catalog; nil when it does, and for other settings.
  func problem(in catalog: ProviderCatalog) -> String? {
    let name = String(text.prefix { $0 != "=" || setting.key != "model" })
    let known =
      switch setting.key {
      case "provider": catalog.entries.map(\.name)
      case "model": Set(catalog.entries.flatMap { $0.models.map(\.name) }).sorted()
      default: [name]
      }
    guard !known.contains(name) else { return nil }
    let advice =
      name.nearest(in: known).map { "did you mean \($0)?" } ?? "known are \(known.joined(separator: ", "))"
    return "\(place): there is no \(setting.key) \(name.visible); \(advice)"
  }
}
