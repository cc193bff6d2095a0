internal import Domain
internal import Providers
internal import Workflow

/// Makes of a manifest's row what a run can do: sizes, models and lengths as the provider has them.
struct Director: Sendable {
  /// The run's own provider and model.
  let offers: Offers
  let size: FrameSize
  /// Nil for frames alone: nothing is bought, and what a clip would be does not matter.
  let clip: Clip?

  struct Clip: Sendable {
    /// Nil for each model's shortest.
    let seconds: Int?
    let options: [String: String]
    let allowEnded: Bool
  }

  /// Throws what the provider does not have, at the place where it is asked for.
  func direction(_ entry: ManifestEntry, in manifest: String) throws(ManifestProblem) -> Direction {
    let offers = try offers(of: entry)
    let common = size.sizes(of: self.offers)
    let wanted = (entry.size?.value ?? size).sizes(of: offers)
    let sizes = wanted == common ? nil : wanted
    guard let clip else { return Direction(entry, in: manifest, sizes: sizes) }
    let seconds = entry.seconds?.value ?? clip.seconds ?? offers.model.seconds.first
    let length = offers.model.seconds.first ?? 0
    try checkNames(of: entry, offers.model)
    let options = clip.options.merging(entry.options.mapValues(\.value)) { _, own in own }
    let option = entry.options.values.map(\.place).min()
    try check(offers, wanted, length, at: entry.size?.place ?? entry.model?.place ?? entry.place)
    try check(offers, [], seconds ?? length, at: entry.seconds?.place ?? entry.model?.place ?? entry.place)
    try check(offers, wanted, seconds ?? length, options, at: option ?? entry.place)
    return Direction(entry, in: manifest, sizes: sizes, model: offers.model.name, seconds: seconds)
  }

  private func offers(of entry: ManifestEntry) throws(ManifestProblem) -> Offers {
    guard let name = entry.model else { return offers }
    guard let model = offers.provider.model(name.value) else {
      // Frames are made for whatever model; only its sizes would have to be known.
      if clip == nil, entry.size.map({ $0.value != .auto }) ?? (size != .auto) { return offers }
      let known = offers.provider.models.map(\.name).joined(separator: ", ")
      throw ManifestProblem(
        "\(offers.provider.name) has no model \(name.value); it has \(known)", at: name.place)
    }
    return Offers(offers, model: model)
  }

  /// What the provider does not make, at the place that asks for it.
  private func check(
    _ offers: Offers, _ sizes: [PixelSize], _ seconds: Int, _ options: [String: String] = [:],
    at place: ManifestPlace
  ) throws(ManifestProblem) {
    do {
      _ = try offers.check(
        sizes: sizes, seconds: seconds, options: options, allowEnded: clip?.allowEnded ?? true)
    } catch {
      throw ManifestProblem((error as? CommandFailure)?.message ?? "\(error)", at: place)
    }
  }

  private func checkNames(of entry: ManifestEntry, _ model: ModelEntry) throws(ManifestProblem) {
    for (name, asked) in entry.options.sorted(by: { $0.value.place < $1.value.place })
    where model.options[name] == nil {
      let own = model.options.keys.sorted()
      let known = own.isEmpty ? "no options" : "the options \(own.joined(separator: ", "))"
      throw ManifestProblem(
        "\(name) is no column of a manifest, and \(model.name) at \(offers.provider.name) has \(known)",
        at: asked.place)
    }
  }
}
