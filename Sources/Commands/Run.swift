internal import ArgumentParser
internal import Domain
private import Ledger
private import Providers
private import StageGraph
internal import SystemPackage
private import Workers
private import Workflow

/// `firstframe run`: folder to clips. Run again to resume.
struct Run: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Make frames, have clips made of them, and fetch the clips.",
    discussion: """
      Every picture becomes an exact frame, every frame a job at the provider, every job a clip below -o. A clip \
      is never bought twice: the ledger remembers what was bought, and the same command goes on where it was \
      stopped. The default provider, sandbox, is local and free and renders a slow push-in of every frame.

      Example: firstframe run storyboard --prompt "{prompt}, slow push in" -o out
      """)

  @OptionGroup var options: RunOptions

  @Option(
    help: ArgumentHelp("Write when each item passed each stage, as JSON lines.", valueName: "file"),
    completion: .file(), transform: GivenPaths.option)
  var trace: FilePath?

  @OptionGroup var make: MakeOptions

  func validate() throws {
    guard options.dryRun else { return }
    let written = [("--trace", trace), ("--depfile", make.depfile), ("--stamp", make.stamp)]
    for case (let name, _?) in written {
      throw ValidationError("\(name) can't be used with --dry-run, which writes nothing.")
    }
  }

  private var common: CommonOptions { options.common }

  func run() async throws {
    if options.dryRun { return try await options.plan() }
    var files = try await MakeFiles(make)
    let terminal = Terminal(color: common.color, quiet: common.quiet)
    let order = try RunOrder(options)
    let selection = try await order.selection(of: options)
    let sources = selection.sources
    try await usage {
      try files.plan(selection, output: order.layout.clip(of:), besides: MakeFiles.promptPlace(of:))
    }
    try order.checkConsent(options.clip)
    let endpoint = try await order.address.endpoint(options.clip.access)
    let reporter = RunReporter(
      common: common, terminal: terminal, ink: order.settings.frames.background.ink,
      next: order.settings.next)
    await reporter.skip(selection)
    Self.tell(strayTexts: selection.strayTexts)
    let status = try await withWorkers(
      common, limits: options.pictures.limits, writingTo: order.layout.frames.folder
    ) { workers in
      await StaleParts.sweep(sources.map { order.layout.frames.frame(of: $0).removingLastComponent() })
      await StaleParts.sweep(sources.map { order.layout.clip(of: $0).removingLastComponent() })
      var settings = order.settings
      settings.limits = try await order.consent(
        to: sources, workers: workers, jobs: common.workerCount, terminal: terminal)
      let status = try await buy(
        order, settings, sources, at: endpoint, workers: workers, terminal: terminal, reporter: reporter)
      if status == .success { try await files.write(without: await reporter.others) }
      return status
    }
    throw status
  }

  private func buy(
    _ order: RunOrder, _ settings: RunSettings, _ sources: [Source], at endpoint: ProviderLease.Endpoint,
    workers: WorkerPool, terminal: Terminal, reporter: RunReporter
  ) async throws -> ExitStatus {
    let stop = StopRequest()
    let watch = try LineWatch(
      terminal: terminal, farewell: Self.farewell, stop: stop, limit: options.clip.maxDuration?.duration,
      trace: trace.map { path in try TraceFile(path) })
    return try await order.withLedger { ledger in
      try await ProviderLease.with(settings.provider, at: endpoint) { lease in
        let graph = RunGraph(
          settings: settings, layout: order.layout, ledger: ledger, lease: lease, workers: workers,
          jobs: common.workerCount, isStopping: { stop.isRequested }, onFrame: { await reporter.take($0) },
          onTrouble: { Console.standardError.write("firstframe: \($0.visible); trying again\n") })
        let layout = order.layout
        let (line, count) = try await graph.line(over: sources)
        let (snapshot, stopped) = await watch.run(line, total: count) {
          await reporter.take($0)
        } finish: {
          for twin in await reporter.twins {
            if let exit = await graph.copy(twin) { await reporter.take(exit) }
          }
          await Self.report(layout, from: ledger)
        }
        if let stopped { await reporter.add(stopped) }
        let unfinished = count - snapshot.left
        let spending = try await ledger.spending(settings.provider.realm)
        return await reporter.finish(
          unfinished: unfinished, spending: spending, estimated: graph.estimated)
      }
    }
  }

  /// Before anything is bought with another prompt than the one that was written.
  private static func tell(strayTexts texts: [FilePath]) {
    guard let first = texts.first else { return }
    let others =
      texts.count == 1 ? " has" : " and \(texts.count - 1) more text\(texts.count == 2 ? "" : "s") have"
    Console.standardError.write(
      "firstframe: warning: \(first.string.visible)\(others) no picture with the same name;"
        + " the prompt for photo.jpg is photo.txt\n")
  }

  /// A page that can't be written must not stand in the way of what was bought.
  private static func report(_ layout: RunLayout, from ledger: any LedgerReader) async {
    do {
      _ = try await ReportFile(layout: layout).write(from: ledger)
    } catch {
      Console.standardError.write("firstframe: warning: the report can't be written: \("\(error)".visible)\n")
    }
  }

  private static let farewell =
    "stopping: open submits are finished (30 s at most); jobs that are bought go on at the provider and are"
    + " fetched by the next run (Ctrl-C again: stop now)"
}
