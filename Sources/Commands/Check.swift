internal import ArgumentParser
internal import Domain
private import Providers
private import StageGraph
internal import SystemPackage
private import Workers
private import Workflow

/// `firstframe check`: is every file an exact, clean frame?
struct Check: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Tell whether files are exact, clean frames.",
    discussion: """
      Looks at type, size, orientation, transparency, colours, metadata and whether the file is whole, without \
      a connection and, but for --fix, without writing anything. Exit 0: all clean; 1: findings, or files changed \
      by --fix; 2: bad arguments. Findings have numbers (FF004: wrong size) by which they are selected.

      Example: firstframe check frames --size 1280x720
      Before a prepare: firstframe check photos --size 1280x720 --sources
      """)

  @Argument(
    help: ArgumentHelp("Pictures and folders; folders are searched to the bottom.", valueName: "input"),
    transform: { FilePath($0) })
  var inputs: [FilePath]

  @Option(help: ArgumentHelp("The exact size, or auto: any size of the model's.", valueName: "WxH|auto"))
  var size: FrameSize

  @OptionGroup var check: CheckOptions
  @OptionGroup var frame: FrameOptions
  @OptionGroup var pictures: PictureOptions
  @OptionGroup var work: WorkOptions

  func run() async throws {
    let settings = try settings()
    let terminal = Terminal(color: work.color, quiet: work.quiet)
    let reporter = CheckReporter(
      format: check.outputFormat, mode: settings.mode, quiet: work.quiet, verbose: work.verbose)
    let folders = check.fix ? inputs.map(Self.folder) : []
    let status = try await withWorkers(
      count: work.workerCount, limits: pictures.limits, writingTo: Array(Set(folders))
    ) { workers in
      await workers.getReady()
      let sources = try await usage { try SourceScan().list(inputs).sources }
      if check.fix { StaleParts.sweep(sources.map { $0.path.removingLastComponent() }) }
      let graph = CheckGraph(workers: workers, settings: settings, jobs: work.workerCount)
      let watch = LineWatch(
        terminal: terminal,
        farewell: "stopping: files that were begun are finished; run again for the rest (Ctrl-C: stop now)")
      let (_, stop) = await watch.run(
        graph.line(over: sources), total: graph.batches(of: sources.count)
      ) { await reporter.take($0) }
      return await reporter.finish(stop: stop, total: sources.count)
    }
    throw status
  }

  private func settings() throws -> CheckSettings {
    let offers = try Offers.of(model: check.model)
    let sizes = size.sizes(of: offers)
    if check.model != nil { try offers.check(sizes: sizes) }
    var frames = frame.settings(format: frame.format ?? .jpeg, sizes: sizes)
    let rules: CheckRules
    if check.sources {
      frames.maxCrop = frames.maxCrop ?? FrameSettings.remarkableCrop
      rules = .source(frames)
    } else {
      var frameRules = FrameRules(sizes: sizes, formats: frame.format.map { [$0] } ?? FrameFormat.allCases)
      frameRules.fileBytes = offers.provider.imageLimit ?? frameRules.fileBytes
      rules = .frame(frameRules)
    }
    var settings = CheckSettings(rules: rules, frames: frames)
    settings.mode = check.mode
    settings.isDeep = check.deep
    settings.selection = check.selection
    return settings
  }

  /// Where `--fix` writes for an input.
  private static func folder(of input: FilePath) -> FilePath {
    let folder = PathFacts(input).isFolder ? input : input.removingLastComponent()
    return folder.isEmpty ? "." : folder
  }
}
