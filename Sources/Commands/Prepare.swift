internal import ArgumentParser
private import Domain
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

  @OptionGroup var frame: FrameOptions

  @Option(
    name: [.short, .customLong("output")],
    help: ArgumentHelp(
      "Where the frames go; with one picture, a name ending in .jpg, .png or .webp is the frame itself.",
      valueName: "dir"),
    transform: { FilePath($0) })
  var output: FilePath = "out/frames"

  @Flag(help: "Say what would be made; write nothing.")
  var dryRun = false

  @Flag(help: "Make every frame anew, also those that would not change.")
  var force = false

  @OptionGroup var pictures: PictureOptions
  @OptionGroup var common: CommonOptions

  func run() async throws {
    let target = try OutputTarget(output, inputs: input.inputs, format: frame.format)
    let layout = OutputLayout(
      folder: target.folder, format: target.format, keepsExtension: input.keepExtension,
      single: target.single)
    let settings = frame.settings(format: target.format, sizes: size.sizes(of: try Offers.standard()))
    let terminal = Terminal(color: common.color, quiet: common.quiet)
    let reporter = PrepareReporter(
      format: common.outputFormat, quiet: common.quiet, verbose: common.verbose, terminal: terminal,
      ink: settings.background.ink)
    let status = try await withWorkers(
      common, limits: pictures.limits, writingTo: dryRun ? nil : target.folder
    ) { workers in
      let (sources, sidecars) = try await usage {
        try await SourceSelection(workers: workers, layout: layout)
          .sources(in: input.inputs, scan: SourceScan(root: input.root, excluded: [target.folder]))
      }
      await reporter.skip(sidecars)
      if !dryRun { StaleParts.sweep(sources.map { layout.frame(of: $0).removingLastComponent() }) }
      let index = force || target.single != nil ? nil : FrameIndex(folder: target.folder)
      let maker = FrameMaker(
        workers: workers, settings: settings, layout: layout, index: index)
      let graph = PrepareGraph(maker: maker, jobs: common.workerCount, isDryRun: dryRun)
      let watch = LineWatch(
        terminal: terminal,
        farewell: "stopping: frames that were begun are finished; run again to go on (Ctrl-C: stop now)")
      let (snapshot, stop) = await watch.run(graph.line(over: sources), total: sources.count) {
        await reporter.take($0)
      }
      return await reporter.finish(stop: stop, unfinished: sources.count - snapshot.left)
    }
    throw status
  }
}
