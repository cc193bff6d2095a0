private import Domain
private import Ledger
private import Providers
private import StageGraph
private import SystemPackage
private import Workers
private import Workflow

extension Run {
  /// Tells what `run` would do and cost, without a network and without a write.
  func plan() async throws {
    let terminal = Terminal(color: common.color, quiet: common.quiet)
    let asked = try RunOrder(self)
    let reporter = PlanReporter(
      common: common, terminal: terminal, provider: asked.settings.provider.name)
    let status = try await withWorkers(common, limits: pictures.limits) { workers in
      let selection = try await usage {
        try await SourceSelection(workers: workers, layout: asked.layout.frames, clips: asked.layout)
          .sources(
            in: input.inputs,
            scan: input.scan(excluding: output, director: asked.director))
      }
      let sources = selection.sources
      _ = try asked.estimate(sources)
      await reporter.skip(selection)
      try asked.check(sources)
      let ledger = try await asked.ledgerReader()
      let graph = PlanGraph(
        settings: asked.settings, layout: asked.layout, ledger: ledger, workers: workers,
        jobs: common.workerCount)
      let watch = LineWatch(terminal: terminal, farewell: "stopping: nothing was changed")
      let (snapshot, stop) = await watch.run(graph.line(over: sources), total: sources.count) {
        await reporter.take($0)
      }
      let spending = try await ledger?.spending(asked.settings.provider.realm)
      try await ledger?.close()
      return await reporter.finish(
        stop: stop, unfinished: sources.count - snapshot.left, limits: asked.settings.limits,
        spending: spending ?? SpendSummary())
    }
    throw status
  }
}
