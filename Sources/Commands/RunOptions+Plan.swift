private import Domain
private import Providers
private import SystemPackage
private import Workers
private import Workflow

extension RunOptions {
  /// Tells what `run` would do and cost, without a network and without a write.
  func plan() async throws {
    let terminal = Terminal(color: common.color, quiet: common.quiet)
    let asked = try RunOrder(self)
    let reporter = PlanReporter(
      common: common, terminal: terminal, provider: asked.settings.provider.name)
    let selection = try await asked.selection(of: self)
    let sources = selection.sources
    await reporter.skip(selection)
    let status = try await withWorkers(common, limits: pictures.limits) { workers in
      let outlook = try await asked.outlook(
        on: sources, workers: workers, jobs: common.workerCount, terminal: terminal
      ) { await reporter.take($0) }
      return await reporter.finish(
        stop: outlook.stop, unfinished: outlook.unfinished, limits: asked.settings.limits,
        spending: outlook.spending)
    }
    throw status
  }
}
