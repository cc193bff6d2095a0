import Domain

extension ProviderCatalog {
  /// Who else is known to have the model, by a page, and not to have ended it by that day: `sora-2 at vtrix`.
  package func alternatives(to model: String, of provider: String, on day: CalendarDay) -> [String] {
    entries.compactMap { entry in
      guard entry.name != provider, entry.realm == .real, entry.source != nil, let found = entry.model(model),
        found.ends.map({ day < $0 }) ?? true
      else { return nil }
      return "\(model) at \(entry.name)"
    }
  }
}
