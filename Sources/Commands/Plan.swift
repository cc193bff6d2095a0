internal import ArgumentParser
private import Domain
private import Ledger
private import Providers
private import StageGraph
private import SystemPackage
private import Workers
private import Workflow

/// `firstframe plan`: what a run would do and cost.
struct Plan: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Tell what run would prepare, buy and spend; no network, no key, nothing written.",
    discussion: """
      Takes the options of run. Two equal pictures with one prompt are one purchase and are told as such.

      Example: firstframe plan storyboard --provider openai --model sora-2-pro --seconds 8
      """)

  @OptionGroup var order: Run

  func run() async throws {
    let terminal = Terminal(color: order.common.color, quiet: order.common.quiet)
    let asked = try RunOrder(order)
    let reporter = PlanReporter(
      common: order.common, terminal: terminal, provider: asked.settings.provider.name)
    let status = try await withWorkers(order.common, limits: order.pictures.limits) { workers in
      let selection = try await usage {
        try await SourceSelection(workers: workers, layout: asked.layout.frames, clips: asked.layout)
          .sources(
            in: order.input.inputs,
            scan: order.input.scan(excluding: order.output, director: asked.director))
      }
      let sources = selection.sources
      _ = try asked.estimate(sources)
      await reporter.skip(selection)
      try asked.check(sources)
      let ledger = try await asked.ledgerReader()
      let graph = PlanGraph(
        settings: asked.settings, layout: asked.layout, ledger: ledger, workers: workers,
        jobs: order.common.workerCount)
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
