package import Domain
package import Ledger
private import Providers
package import StageGraph
package import Workers

/// Folder to clips: the drawing of the whole house, as it runs.
package struct RunGraph: Sendable {
  private let maker: FrameMaker
  private let context: RunContext
  private let files: ClipFiles
  private let jobs: Int
  private let onFrame: @Sendable (FrameReport) async -> Void

  /// `isStopping` tells that the run was asked to stop; `jobs` is the number of workers; `onFrame` hears of each
  /// frame that was made, before it is submitted, and `onTrouble` of each trouble that is tried again.
  package init(
    settings: RunSettings, layout: RunLayout, ledger: any LedgerStore, lease: ProviderLease,
    workers: any PictureWorkers, jobs: Int, clock: RunClock = .system, disk: any ClipDisk = SystemDisk(),
    isStopping: @escaping @Sendable () -> Bool = { false },
    onFrame: @escaping @Sendable (FrameReport) async -> Void = { _ in },
    onTrouble: @escaping @Sendable (String) async -> Void = { _ in }
  ) {
    context = RunContext(
      settings: settings, layout: layout, ledger: ledger, lease: lease, clock: clock, workers: workers,
      isStopping: isStopping, onTrouble: onTrouble)
    maker = FrameMaker(
      workers: workers, settings: settings.frames, layout: layout.frames,
      index: FrameIndex(folder: layout.frames.folder))
    files = ClipFiles(layout: layout, disk: disk)
    self.jobs = jobs
    self.onFrame = onFrame
  }

  /// Settles what earlier runs left unclear, and gives the line over all there is to do.
  ///
  /// Throws when the ledger can't be read or the provider not be asked about an unclear shot.
  package func line(over sources: [Source]) async throws -> (line: ClosedLine<RunExit>, count: Int) {
    try await context.ledger.recover()
    do {
      _ = try await Reconciler(context: context, disk: files.disk).settle()
    } catch is ProviderError {
      // Many relays have no list. What is unclear stays so, and is told; all else goes on.
    }
    try await context.beginSubmits()
    let feed = try await RunFeed(context: context, sources: sources)
    return (line { await feed.next() }, sources.count + (await feed.resumedCount))
  }

  /// Writes the clip of a finished shot under a further name of it; nil when the ledger does not know it.
  package func copy(_ twin: Twin) async -> RunExit? {
    do {
      guard let record = try await context.ledger.shot(twin.shot) else { return nil }
      var active = ActiveShot(record: record, place: twin.place, frame: nil, earlier: twin.earlier)
      switch record.state {
      case .done where !context.isStopping(): break
      case .failed: return .shot(active.report(context.layout), .failed)
      case let state where state.needsPerson: return .shot(active.report(context.layout), .needsPerson)
      default: return .shot(active.report(context.layout, message: "waits for the equal shot"), .later)
      }
      try await files.takeName(&active, in: context.ledger)
      if try await files.hasClip(active) { return .shot(active.report(context.layout), .unchanged) }
      let isCopied = try await files.copyFromTwin(of: active, in: context.ledger)
      return .shot(active.report(context.layout), isCopied ? .arrived : .later)
    } catch {
      let cause: Rejection.Cause = DiskFull.caused(error) ? .diskFull : .temporary
      let rejection = Rejection(nil, "its clip can't be copied: \(error)", cause: cause)
      return .rejected(.rejected(rejection, source: twin.place.source, frame: ""))
    }
  }

  /// What the shots that the run has met so far, and that had to be bought, cost: `plan` would say the same.
  package var estimated: Money { context.estimate.total }

  /// The shape of the line, without anything to run.
  package var definition: LineDefinition { line { nil }.definition }

  private func line(_ next: @escaping @Sendable () async -> RunInput?) -> ClosedLine<RunExit> {
    let frames = RunFrames(maker: maker, context: context, onFrame: onFrame)
    let admitting = AdmitStep(context: context, files: files)
    let submitting = SubmitStep(context: context, files: files)
    let polling = PollStep(context: context)
    let fetching = FetchStep(context: context, files: files)
    let checking = ClipCheck(context: context, disk: files.disk)
    let storing = StoreStep(context: context, files: files, maker: maker)
    let settings = context.settings

    return Line(source: "discover", exits: RunExit.self) { await next() }
      .stage("recall", width: jobs) { await frames.recall($0) }
      .stage("sniff", width: jobs) { await frames.sniff($0) }
      .stage("prepare", width: jobs) { await frames.prepare($0) }
      .stage("validate", width: jobs, onStop: .keepStarting) { await frames.validate($0) }
      .stage("publish", width: jobs, onStop: .keepStarting) { await frames.publish($0) }
      .stage("admit", width: jobs) { item in
        switch item {
        case .made(let made, _): await admitting.admit(made)
        case .resumed(let record, let place): admitting.resume(record, place)
        case .piece: preconditionFailure("a piece becomes a frame before it is admitted")
        }
      }
      .stage("submit", width: settings.submitWidth, yieldsTo: ["download"]) { await submitting.submit($0) }
      .stage("poll", width: settings.pollWidth, capacity: 1, onStop: .cancelRunning) {
        await polling.poll($0)
      }
      .stage(
        "download", width: settings.downloadWidth, capacity: settings.downloadWidth + settings.pollWidth,
        onStop: .cancelRunning, rank: { $0.record.expiresAt ?? .max }
      ) { await fetching.fetch($0) }
      .stage("verify", width: jobs, onStop: .keepStarting) { await checking.check($0) }
      .sink("record", width: settings.downloadWidth, onStop: .keepStarting) { await storing.store($0) }
  }
}
