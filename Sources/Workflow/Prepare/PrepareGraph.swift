package import Domain
package import StageGraph
package import SystemPackage
package import Workers

/// Folder to exact frames: `discover -> sniff -> prepare -> validate -> publish`.
package struct PrepareGraph: Sendable {
  /// What leaves the line.
  package enum Exit: Sendable {
    case frame(FrameReport)
    /// A file in a folder that is no picture and has no picture's name: counted, nothing more.
    case skipped(FilePath)
  }

  private let workers: WorkerPool
  private let settings: FrameSettings
  private let layout: OutputLayout
  private let jobs: Int
  private let isDryRun: Bool

  /// `jobs` is the width of every stage: as many as there are workers.
  package init(
    workers: WorkerPool, settings: FrameSettings, layout: OutputLayout, jobs: Int, isDryRun: Bool = false
  ) {
    self.workers = workers
    self.settings = settings
    self.layout = layout
    self.jobs = jobs
    self.isDryRun = isDryRun
  }

  package func line(over sources: [Source]) -> ClosedLine<Exit> {
    let feed = SourceFeed(sources)
    let sniffed = Line(source: "discover", exits: Exit.self) { feed.next() }
      .stage("sniff", width: jobs) { await sniff($0) }
    if isDryRun {
      return sniffed.sink("plan", width: jobs) { await plan($0) }
    }
    return
      sniffed
      .stage("prepare", width: jobs) { await prepare($0) }
      .stage("validate", width: jobs, onStop: .keepStarting) { await validate($0) }
      .sink("publish", width: jobs, onStop: .keepStarting) { await publish($0) }
  }

  /// A source on its way, with the place of its frame.
  private struct Piece: Sendable {
    let source: Source
    let frame: FilePath
    var part: FilePath { PartFile.path(for: frame) }

    func rejected(_ rejection: Rejection) -> Exit {
      .frame(.rejected(rejection, source: source.path.string, frame: frame.string))
    }
  }

  /// A frame that waits in its temporary file.
  private struct Made: Sendable {
    let piece: Piece
    let frame: PreparedFrame
  }

  private func sniff(_ source: Source) async -> StageOutcome<Piece, Exit> {
    let piece = Piece(source: source, frame: layout.frame(of: source))
    do throws(Rejection) {
      let file = try await workers.sniff(source.path)
      let counts = source.isNamed || file.kind != nil || SourceSelection.hasPictureName(source)
      return counts ? .next(piece) : .leave(.skipped(source.path))
    } catch {
      let counts = source.isNamed || SourceSelection.hasPictureName(source)
      return .leave(counts ? piece.rejected(error) : .skipped(source.path))
    }
  }

  private func plan(_ piece: Piece) async -> Exit {
    do throws(Rejection) {
      let plan = try await workers.plan(piece.source.path, settings: settings)
      return .frame(.planned(plan, source: piece.source.path.string, frame: piece.frame.string))
    } catch {
      return piece.rejected(error)
    }
  }

  private func prepare(_ piece: Piece) async -> StageOutcome<Made, Exit> {
    do throws(Rejection) {
      let frame = try await workers.prepare(piece.source.path, settings: settings, into: piece.part)
      return .next(Made(piece: piece, frame: frame))
    } catch {
      // A worker that was killed in its last step leaves its file behind.
      await workers.discard(piece.part)
      return .leave(piece.rejected(error))
    }
  }

  private func validate(_ made: Made) async -> StageOutcome<Made, Exit> {
    let (piece, frame) = (made.piece, made.frame)
    do throws(Rejection) {
      try await workers.validate(
        piece.part, size: frame.plan.size, format: settings.format, digest: frame.digest)
      return .next(made)
    } catch {
      await workers.discard(piece.part)
      return .leave(piece.rejected(error))
    }
  }

  private func publish(_ made: Made) async -> Exit {
    let (piece, frame) = (made.piece, made.frame)
    do throws(Rejection) {
      let isNew = try await workers.publish(piece.part, as: piece.frame, digest: frame.digest)
      return .frame(
        .made(frame, source: piece.source.path.string, frame: piece.frame.string, isNew: isNew))
    } catch {
      await workers.discard(piece.part)
      return piece.rejected(error)
    }
  }
}
