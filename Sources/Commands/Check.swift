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
    abstract: "Check that files are exact, clean frames.",
    discussion: """
      Looks at type, size, orientation, transparency, colours, metadata and whether the file is whole, without \
      a connection and, but for --fix, without writing anything. Exit 0: all clean; 1: findings, or files changed \
      by --fix; 2: bad arguments. Findings have numbers (FF004: wrong size) by which they are selected.

      Example: firstframe check frames --size 1280x720
      Before a prepare: firstframe check photos --size 1280x720 --sources
      """)

  @OptionGroup var sources: SourceOptions

  @Option(help: ArgumentHelp("The exact size, or auto: any size of the model's.", valueName: "WxH|auto"))
  var size: FrameSize = .auto

  @OptionGroup var offer: OfferOptions
  @OptionGroup var check: CheckOptions
  @OptionGroup var frame: FrameOptions
  @OptionGroup var pictures: PictureOptions
  @OptionGroup var work: WorkOptions

  func run() async throws {
    let offers = try offer.offers()
    let settings = try settings(offers)
    let terminal = Terminal(color: work.color, quiet: work.quiet)
    let reporter = CheckReporter(
      format: check.outputFormat, mode: settings.mode, quiet: work.quiet, verbose: work.verbose)
    // Where a worker may write has to be known before there is one.
    let mended = check.fix ? try await list(offers, settings) : nil
    let status = try await withWorkers(
      count: work.workerCount, limits: pictures.limits, writingTo: mended.map(folders) ?? []
    ) { workers in
      await workers.getReady()
      let listing = if let mended { mended } else { try await list(offers, settings) }
      let sources = listing.sources
      await reporter.skip(listing)
      if check.fix { await StaleParts.sweep(sources.map { $0.path.removingLastComponent() }) }
      let graph = CheckGraph(workers: workers, settings: settings, jobs: work.workerCount)
      let watch = LineWatch(
        terminal: terminal,
        farewell: "stopping: files that were begun are finished; run again for the rest (Ctrl-C: stop now)")
      let (_, stop) = await watch.run(
        graph.line(over: sources), total: sources.count, parts: graph.batchSize(for: sources)
      ) { await reporter.take($0) }
      return await reporter.finish(stop: stop, total: sources.count)
    }
    throw status
  }

  private func settings(_ offers: Offers) throws -> CheckSettings {
    let sizes = size.sizes(of: offers)
    if offer.isGiven { try offers.check(sizes: sizes) }
    var frames = frame.settings(format: frame.format ?? .jpeg, sizes: sizes)
    let rules: CheckRules
    if check.sources || check.mode != .look {
      frames.maxCrop = frames.maxCrop ?? FrameSettings.remarkableCrop
    }
    // In place nothing is lost that nobody spoke of: the picture as it was is gone.
    if check.mode != .look, frame.upscale == nil { frames.upscale.mode = .refuse }
    if check.sources {
      rules = .source(frames)
    } else {
      var frameRules = FrameRules(sizes: sizes, formats: frame.format.map { [$0] } ?? FrameFormat.allCases)
      frameRules.fileBytes = offers.provider.imageLimit ?? frameRules.fileBytes
      rules = .frame(frameRules)
    }
    var settings = CheckSettings(rules: rules, frames: frames)
    settings.mode = check.mode
    settings.isDeep = check.findings.deep
    settings.selection = check.findings.selection
    return settings
  }

  /// Frames are looked at wherever they lie; what would become frames does not lie among those of other runs.
  private func list(_ offers: Offers, _ settings: CheckSettings) async throws -> SourceScan.Listing {
    var scan = sources.scan(director: Director(offers: offers, size: size, clip: nil))
    scan.takesOutputs = !check.sources
    return try await usage {
      var listing = try await SystemDisk().run { [scan, inputs = sources.inputs] in try scan.list(inputs) }
      listing.sources = try settings.files(of: listing.sources)
      return listing
    }
  }

  /// Where `--fix` writes: in the folders that were named, in those that links in them lead to, and beside what was
  /// named by itself. Without those that lie in others.
  private func folders(of listing: SourceScan.Listing) -> [FilePath] {
    let files = Set(listing.sources.map { $0.path.removingLastComponent() })
    let folders = Set((sources.inputs.filter { PathFacts($0).isFolder } + files).compactMap(\.real))
    return folders.sorted { $0.string < $1.string }.reduce(into: []) { kept, folder in
      if let last = kept.last, folder.starts(with: last) { return }
      kept.append(folder)
    }
  }
}
