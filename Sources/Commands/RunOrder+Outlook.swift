internal import Ledger
private import Providers
private import StageGraph
internal import Workers
internal import Workflow

extension RunOrder {
  struct Outlook {
    /// What is on record now.
    let spending: SpendSummary
    /// Sources that a stop left out.
    let unfinished: Int
    let stop: ExitStatus?
  }

  /// Tells `onExit` what a run would do about each source, by the ledger as it is now, which is only read.
  func outlook(
    on sources: [Source], workers: WorkerPool, jobs: Int, terminal: Terminal,
    onExit: @escaping @Sendable (PlanExit) async -> Void
  ) async throws -> Outlook {
    let ledger = try await ledgerReader()
    let graph = PlanGraph(
      settings: settings, layout: layout, ledger: ledger, workers: workers, jobs: jobs)
    let watch = LineWatch(terminal: terminal, farewell: "stopping: nothing was changed")
    let (snapshot, stop) = await watch.run(graph.line(over: sources), total: sources.count, onExit: onExit)
    let spending = try await ledger?.spending(settings.provider.realm) ?? SpendSummary()
    try await ledger?.close()
    return Outlook(spending: spending, unfinished: sources.count - snapshot.left, stop: stop)
  }
}
