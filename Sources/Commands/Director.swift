internal import Domain
internal import Providers
internal import SystemPackage
internal import Workflow

/// Makes of a manifest's row what a run can do: sizes, models, lengths and options as the provider has them.
struct Director: Sendable {
  /// The run's own provider and model.
  let offers: Offers
  let size: FrameSize
  /// Nil for frames alone: nothing is bought, and what a clip would be does not matter.
  let clip: Clip?

  struct Clip: Sendable {
    /// Nil for each model's shortest.
    let seconds: Int?
    /// Of all shots of the run.
    let options: [String: String]
    let allowEnded: Bool
  }

  /// Adds what the provider does not have to `problems`, at the place where it is asked for; nil when the row's model
  /// is unknown.
  func direction(
    _ entry: ManifestEntry, in manifest: FilePath, _ problems: inout [ManifestProblem]
  ) -> Direction? {
    guard let offers = offers(of: entry, &problems) else { return nil }
    let wanted = (entry.size?.value ?? size).sizes(of: offers)
    let sizes = wanted == size.sizes(of: self.offers) ? nil : wanted
    guard let clip else {
      problems += slips(of: entry)
      return Direction(entry, in: manifest, sizes: sizes)
    }
    let seconds = entry.seconds?.value ?? clip.seconds ?? offers.model.seconds.first ?? 0
    problems += found(entry, offers, sizes: wanted, seconds: seconds, clip)
    return Direction(entry, in: manifest, sizes: sizes, model: offers.model.name, seconds: seconds)
  }

  private func offers(of entry: ManifestEntry, _ problems: inout [ManifestProblem]) -> Offers? {
    guard let name = entry.model else { return offers }
    if let others = offers.of(name.value) { return others }
    // Frames are made for whatever model; only its sizes would have to be known.
    if clip == nil, (entry.size?.value ?? size) != .auto { return offers }
    let known = offers.provider.models.map(\.name).joined(separator: ", ")
    problems.append(
      ManifestProblem("\(offers.provider.name) has no model \(name.value); it has \(known)", at: name.place))
    return nil
  }

  /// Each setting by itself, at its own place; what is wrong only in their combination, at the row's.
  private func found(
    _ entry: ManifestEntry, _ offers: Offers, sizes: [PixelSize], seconds: Int, _ clip: Clip
  ) -> [ManifestProblem] {
    let check = RequestCheck(offers.provider, offers.model)
    let length = offers.model.seconds.first ?? 0
    let model = entry.model?.place ?? entry.place
    var found = check.problems(sizes: sizes)
      .map { ManifestProblem($0, at: entry.size?.place ?? model) }
    found += check.problems(sizes: [], seconds: seconds, options: [:])
      .map { ManifestProblem($0, at: entry.seconds?.place ?? model) }
    for (name, asked) in entry.options {
      let own = Manifest.columns + offers.model.options.keys
      let hint = offers.model.options[name] == nil ? name.nearest(in: own).map { "; is it \($0)?" } ?? "" : ""
      found += check.problems(sizes: [], seconds: length, options: [name: asked.value])
        .map { ManifestProblem($0 + hint, at: asked.place) }
    }
    if found.isEmpty {
      let options = clip.options.merging(entry.options.mapValues(\.value)) { _, own in own }
      found = check.problems(sizes: sizes, seconds: seconds, options: options)
        .map { ManifestProblem($0, at: entry.place) }
    }
    do {
      if !clip.allowEnded, let end = try offers.endProblem() { found.append(ManifestProblem(end, at: model)) }
    } catch {
      found.append(ManifestProblem((error as? CommandFailure)?.message ?? "\(error)", at: model))
    }
    return found
  }

  /// Frames alone know no options of models; what is almost a column of ours is a slip all the same.
  private func slips(of entry: ManifestEntry) -> [ManifestProblem] {
    entry.options.compactMap { name, asked in
      name.nearest(in: Manifest.columns).map {
        ManifestProblem("\(name) is no column of a manifest; is it \($0)?", at: asked.place)
      }
    }
  }
}
