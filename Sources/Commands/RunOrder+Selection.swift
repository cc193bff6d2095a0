private import Domain
private import Providers
internal import Workflow

extension RunOrder {
  /// What there is to be made. Throws exit 2 with everything that is wrong with the order, its manifests and its
  /// prompts; warns of models in their last days.
  func selection(of command: RunOptions) async throws -> SourceSelection.Selection {
    let selection: SourceSelection.Selection
    do {
      selection = try await withWorkers(command.common, limits: command.pictures.limits) { workers in
        try await SourceSelection(workers: workers, layout: layout.frames, clips: layout)
          .sources(
            in: command.input.inputs,
            scan: command.input.scan(excluding: command.output, director: director))
      }
    } catch let error as InputError {
      throw CommandFailure.usage(
        [ProblemList(problems).text, error.description].compactMap(\.self).joined(separator: "\n"))
    }
    let found = try await SystemDisk().run { [self] in
      problems + priceProblems(selection.sources) + promptProblems(selection.sources)
    }
    try ProblemList(found).refuse()
    warn(of: selection.sources)
    return selection
  }

  /// Each model of which a clip has no price. What is not on offer at all is another problem.
  private func priceProblems(_ sources: [Source]) -> [String] {
    var models: [String] = []
    for direction in [nil] + sources.compactMap(\.direction).map(Optional.some) {
      let sizes = direction?.sizes ?? settings.frames.sizes
      let requests = sizes.map { settings.request(direction, prompt: "", size: $0) }
      for request in requests where settings.price(of: request) == nil && !models.contains(request.model) {
        let isOffered = settings.model(of: request).sizes.contains { $0.size == request.size }
        if isOffered { models.append(request.model) }
      }
    }
    return models.map { model in
      "what \(model) costs at \(settings.provider.name) is not known; give --price-per-second"
    }
  }

  private func promptProblems(_ sources: [Source]) -> [String] {
    sources.compactMap { source in settings.problem(of: source).map { "\(source.path): \($0)" } }
  }

  private func warn(of sources: [Source]) {
    for model in Set(sources.map { $0.direction?.model ?? settings.model.name }).sorted() {
      if let warning = director.offers.of(model)?.endWarning() {
        Console.standardError.write("firstframe: warning: \(warning.visible)\n")
      }
    }
  }
}
