import Domain

extension ProviderCatalog {
  /// Who else is known to have the model, by a page, and not to have ended it by that day: `sora-2 at vtrix`. Who
  /// only passes requests on to a provider that has ended it comes last.
  package func alternatives(to model: String, of provider: String, on day: CalendarDay) -> [String] {
    let offers = entries.filter { entry in
      entry.name != provider && entry.realm == .real && entry.source != nil
        && hasModel(model, entry.name, on: day)
    }
    let relays = offers.filter { $0.upstream.map { !hasModel(model, $0, on: day) } ?? false }
    return (offers.filter { !relays.contains($0) } + relays).map { "\(model) at \($0.name)" }
  }

  private func hasModel(_ model: String, _ provider: String, on day: CalendarDay) -> Bool {
    guard let found = entry(provider)?.model(model) else { return false }
    return found.ends.map { day < $0 } ?? true
  }
}
