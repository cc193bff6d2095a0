internal import ArgumentParser
internal import Domain
private import StageGraph
internal import SystemPackage
private import Workers
private import Workflow

/// `firstframe prepare`: folder to exact frames.
struct Prepare: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Turn pictures into frames of exactly the asked size.",
    discussion: """
      Every picture is cropped to the frame's shape (or set between bars, with --fit contain) and scaled to \
      exactly WxH, upright, in sRGB, without metadata, and checked by reading the result back. Frames that would \
      not change keep their time stamps.

      Example: firstframe prepare photos --size 1280x720 -o frames
      Whole pictures: firstframe prepare scans --size 1280x720 --fit contain --background blur
      """)

  @OptionGroup var input: InputOptions

  @Option(help: FrameSize.help)
  var size: FrameSize

  @OptionGroup var offer: OfferOptions
  @OptionGroup var frame: FrameOptions

  @Option(
    name: [.short, .customLong("output")],
    help: ArgumentHelp(
      """
      Where the frames go (default: out/frames); with one picture, a name ending in .jpg, .png or .webp is the frame \
      itself.
      """,
      valueName: "dir"),
    completion: .file(), transform: GivenPaths.option)
  var output: FilePath = "out/frames"

  @Flag(help: "Show what would be made; write nothing.")
  var dryRun = false

  @Flag(help: "Make every frame anew, also those that would not change.")
  var force = false

  @Flag(
    help: "Also remove frames that were made here of pictures that are no more; with --dry-run, list them.")
  var prune = false

  @OptionGroup var make: MakeOptions
  @OptionGroup var pictures: PictureOptions
  @OptionGroup var common: CommonOptions

  func run() async throws {
    var files = try await MakeFiles(make)
    let target = try OutputTarget(output, inputs: input.inputs, format: frame.format)
    let layout = OutputLayout(
      folder: target.folder, format: target.format, keepsExtension: input.keepExtension,
      single: target.single)
    let offers = try offer.offers()
    let settings = frame.settings(format: target.format, sizes: size.sizes(of: offers))
    let scan = input.scan(
      excluding: target.folder, director: Director(offers: offers, size: size, clip: nil))
    let terminal = Terminal(color: common.color, quiet: common.quiet)
    let reporter = PrepareReporter(
      format: common.outputFormat, quiet: common.quiet, verbose: common.verbose, terminal: terminal,
      ink: settings.background.ink)
    if prune, target.single != nil { throw CommandFailure.usage("--prune needs a folder of frames as -o") }
    let status = try await withWorkers(
      common, limits: pictures.limits, writingTo: dryRun ? nil : target.folder
    ) { workers in
      let selection = try await usage {
        let selection = try await SourceSelection(workers: workers, layout: layout)
          .sources(in: input.inputs, scan: scan)
        try files.plan(selection, output: layout.frame(of:))
        return selection
      }
      let sources = selection.sources
      await reporter.skip(selection)
      if !dryRun { await StaleParts.sweep(sources.map { layout.frame(of: $0).removingLastComponent() }) }
      let index = target.single == nil ? FrameIndex(folder: target.folder, isReadOnly: dryRun) : nil
      let maker = FrameMaker(
        workers: workers, settings: settings, layout: layout, index: index, isForced: force)
      let graph = PrepareGraph(maker: maker, jobs: common.workerCount, isDryRun: dryRun)
      let watch = LineWatch(
        terminal: terminal,
        farewell: "stopping: frames that were begun are finished; run again to go on (Ctrl-C: stop now)")
      let (snapshot, stop) = await watch.run(graph.line(over: sources), total: sources.count) {
        await reporter.take($0)
      }
      if prune, stop == nil, let index {
        let stale = StaleFrames(index: index, layout: layout, workers: workers)
        await remove(stale, besides: sources, reporter)
      }
      let status = await reporter.finish(stop: stop, unfinished: sources.count - snapshot.left)
      if status == .success, !dryRun { try await files.write(without: await reporter.others) }
      return status
    }
    throw status
  }

  /// All of them are told before the first is removed.
  private func remove(_ stale: StaleFrames, besides sources: [Source], _ reporter: PrepareReporter) async {
    let frames = await stale.list(besides: sources)
    for frame in frames { await reporter.take(frame, isDryRun: dryRun) }
    guard !dryRun else { return }
    for frame in frames where frame.isOurs {
      do {
        try stale.remove(frame)
      } catch {
        await reporter.fail("\(frame.path) can't be removed: \(error)")
      }
    }
  }
}
