internal import Domain
internal import Ledger
private import Providers

/// The inputs of a run: first the shots that earlier runs left in flight, then the sources.
actor RunFeed {
  private var resumed: [RunInput]
  private var sources: IndexingIterator<[Source]>

  /// Collects the jobs of this endpoint that have a name to go to: their own, or the one that was kept for them
  /// when another shot got it.
  init(context: RunContext, sources: [Source]) async throws {
    var resumed: [RunInput] = []
    let settings = context.settings
    try await context.ledger.forEachPlacedShot(
      in: Set(ShotState.allCases.filter(\.isInFlight)), realm: settings.provider.realm
    ) { record, placements in
      guard record.wasSent(to: settings.provider.name, at: settings.endpoint) else { return }
      if let placement = placements.first(where: \.isCurrent) ?? placements.first {
        resumed.append(.resumed(record, placement.place))
      }
    }
    self.resumed = resumed.reversed()
    self.sources = sources.makeIterator()
  }

  var resumedCount: Int { resumed.count }

  func next() -> RunInput? { resumed.popLast() ?? sources.next().map(RunInput.source) }
}
