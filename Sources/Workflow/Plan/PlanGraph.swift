private import Domain
package import Ledger
package import StageGraph
private import SystemPackage
package import Workers

/// What a run would do, without a network and without a write: `discover -> recall -> sniff -> plan`.
package struct PlanGraph: Sendable {
  private let maker: FrameMaker
  private let workers: any PictureWorkers
  private let outlook: ShotOutlook
  private let jobs: Int

  /// A source on its way: with the frame that stands already, or without.
  private enum Item: Sendable {
    case made(MadeFrame)
    case piece(Piece)
  }

  /// `ledger` is nil where no run has made one yet.
  package init(
    settings: RunSettings, layout: RunLayout, ledger: (any LedgerReader)?, workers: any PictureWorkers,
    jobs: Int
  ) {
    let index = FrameIndex(folder: layout.frames.folder, isReadOnly: true)
    maker = FrameMaker(workers: workers, settings: settings.frames, layout: layout.frames, index: index)
    outlook = ShotOutlook(settings: settings, layout: layout, ledger: ledger)
    self.workers = workers
    self.jobs = jobs
  }

  package func line(over sources: [Source]) -> ClosedLine<PlanExit> {
    let feed = SourceFeed(sources)
    return Line(source: "discover", exits: PlanExit.self) { feed.next() }
      .stage("recall", width: jobs) { source -> StageOutcome<Item, PlanExit> in
        let piece = maker.piece(for: source)
        return .next(await maker.recall(piece).map(Item.made) ?? .piece(piece))
      }
      .stage("sniff", width: jobs) { item -> StageOutcome<Item, PlanExit> in
        guard case .piece(let piece) = item else { return .next(item) }
        do throws(FrameExit) {
          try await maker.sniff(piece)
          return .next(item)
        } catch {
          return .leave(Self.exit(error))
        }
      }
      .sink("plan", width: jobs) { item in
        do throws(FrameExit) {
          return try await plan(item)
        } catch {
          return Self.exit(error)
        }
      }
  }

  private func plan(_ item: Item) async throws(FrameExit) -> PlanExit {
    switch item {
    case .made(let made):
      let shot = try await outlook.shot(
        of: made.piece, source: made.source, size: made.note.size, frame: made.note.digest)
      return .planned(made.report(isNew: false), shot)
    case .piece(let piece):
      let plan = try await maker.plan(piece)
      let source: Digest
      do throws(Rejection) {
        source = try await workers.digest(piece.source.path)
      } catch {
        throw piece.rejected(error)
      }
      let frame = FrameReport.planned(
        plan, source: piece.source.path.string, frame: piece.frame.string)
      return .planned(
        frame, try await outlook.shot(of: piece, source: source, size: plan.size, frame: nil))
    }
  }

  private static func exit(_ exit: FrameExit) -> PlanExit {
    switch exit {
    case .skipped(let path): .skipped(path)
    case .frame(let report): .rejected(report)
    }
  }
}
