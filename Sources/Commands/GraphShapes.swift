private import Domain
private import Foundation
private import Ledger
internal import StageGraph
private import SystemPackage
internal import Workers
private import Workflow

/// The shapes of the lines, taken from the lines themselves with nothing to do.
struct GraphShapes {
  let workers: WorkerPool
  let jobs: Int

  var prepare: LineDefinition {
    let maker = FrameMaker(
      workers: workers, settings: FrameSettings(sizes: []), layout: OutputLayout(folder: "", format: .jpeg),
      index: nil)
    return PrepareGraph(maker: maker, jobs: jobs).line(over: []).definition
  }

  /// With everything that `check` can be asked for.
  var check: LineDefinition {
    var settings = CheckSettings(rules: .frame(FrameRules(sizes: [])), frames: FrameSettings(sizes: []))
    settings.isDeep = true
    settings.mode = .mend
    return CheckGraph(workers: workers, settings: settings, jobs: jobs).line(over: []).definition
  }

  /// The run's line needs a ledger to be made at all: an empty one, gone again at once.
  func run() async throws -> LineDefinition {
    let offers = try Offers.standard()
    let folder = FilePath(FileManager.default.temporaryDirectory.path(percentEncoded: false))
      .appending("firstframe-graph-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(atPath: folder.string) }
    let file = LedgerFile(folder.appending("ledger.sqlite"))
    let ledger = try await SQLiteLedger.open(try RunLock.take(file))
    let endpoint = ProviderLease.Endpoint.sandbox(
      ProviderAddress.sandbox(offers.provider, folder: folder, renders: false))
    let definition = try await ProviderLease.with(offers.provider, at: endpoint) { lease in
      let settings = RunSettings(
        frames: FrameSettings(sizes: []), provider: offers.provider, model: offers.model, endpoint: "",
        seconds: 0, prompts: Prompts(common: nil))
      let layout = RunLayout(
        output: folder, format: .jpeg, keepsExtension: false, take: 1, ledgerRoot: folder,
        workingDirectory: folder)
      return RunGraph(
        settings: settings, layout: layout, ledger: ledger, lease: lease, workers: workers, jobs: jobs
      ).definition
    }
    try await ledger.close()
    return definition
  }
}
