import Domain
import StageGraph
import SystemPackage
import TestSupport
import Workers

@testable import Workflow

/// The prepare graph in this process, with the real program as worker.
struct Frames {
  var settings: FrameSettings
  var layout: OutputLayout
  var scan = SourceScan()
  var isDryRun = false
  /// Keeps the index of made frames in the output folder.
  var remembers = false
  var limits = PictureLimits()

  /// Frames of 64x36 in `folder`; any exact size will do.
  init(in folder: FilePath, format: FrameFormat = .jpeg) {
    let size = PixelSize(width: 64, height: 36)
    settings = FrameSettings(
      sizes: size.map { [$0] } ?? [], format: format, upscale: UpscalePolicy(mode: .allow))
    layout = OutputLayout(folder: folder, format: format)
  }

  func sources(in inputs: [FilePath]) async throws -> [Source] {
    try await withWorkers {
      try await SourceSelection(workers: $0, layout: layout).sources(in: inputs, scan: scan).sources
    }
  }

  /// Everything that left the line, in the order of the sources' names.
  func make(from inputs: [FilePath]) async throws -> Made {
    let exits = Exits()
    try await withWorkers { workers in
      let sources = try await SourceSelection(workers: workers, layout: layout)
        .sources(in: inputs, scan: scan).sources
      let graph = PrepareGraph(maker: maker(workers), jobs: 2, isDryRun: isDryRun)
      _ = await graph.line(over: sources).run { exits.append($0) }
    }
    return exits.made
  }

  /// The line's shape, with a width of three.
  static func definition(isDryRun: Bool) async throws -> LineDefinition {
    let frames = Frames(in: "out")
    return try await frames.withWorkers { workers in
      PrepareGraph(maker: frames.maker(workers), jobs: 3, isDryRun: isDryRun).line(over: []).definition
    }
  }

  private func maker(_ workers: WorkerPool) -> FrameMaker {
    let index = remembers ? FrameIndex(folder: layout.folder) : nil
    return FrameMaker(workers: workers, settings: settings, layout: layout, index: index)
  }

  private func withWorkers<Result: Sendable>(
    _ body: (WorkerPool) async throws -> Result
  ) async throws -> Result {
    BrokenPipes.areErrors()
    var configuration = WorkerPoolConfiguration(executable: Program.path, count: 2, limits: limits)
    configuration.frameFolders = ["/"]
    return try await WorkerPool.with(configuration, logger: RecordedLog().logger, body)
  }

  struct Made {
    var reports: [FrameReport] = []
    var skipped: [FilePath] = []

    var statuses: [FrameReport.Status] { reports.map(\.status) }
  }

  private final class Exits: Sendable {
    private let kept = Locked<[FrameExit]>([])

    func append(_ exit: FrameExit) { kept.withLock { $0.append(exit) } }

    var made: Made {
      var made = Made()
      for exit in kept.withLock({ $0 }) {
        switch exit {
        case .frame(let report): made.reports.append(report)
        case .skipped(let path): made.skipped.append(path)
        }
      }
      made.reports.sort { $0.source < $1.source }
      return made
    }
  }
}
