private import Domain
package import StageGraph
private import SystemPackage

/// Folder to exact frames: `discover -> recall -> sniff -> prepare -> validate -> publish`.
package struct PrepareGraph: Sendable {
  private let maker: FrameMaker
  private let jobs: Int
  private let isDryRun: Bool

  /// `jobs` is the width of every stage: as many as there are workers.
  package init(maker: FrameMaker, jobs: Int, isDryRun: Bool = false) {
    self.maker = maker
    self.jobs = jobs
    self.isDryRun = isDryRun
  }

  package func line(over sources: [Source]) -> ClosedLine<FrameExit> {
    let feed = SourceFeed(sources)
    let sniffed = Line(source: "discover", exits: FrameExit.self) { feed.next() }
      .stage("recall", width: jobs) { source in await recall(source) }
      .stage("sniff", width: jobs) { piece in
        await Self.passing { () throws(FrameExit) in
          try await maker.sniff(piece)
          return piece
        }
      }
    if isDryRun {
      return sniffed.sink("plan", width: jobs) { piece in await plan(piece) }
    }
    return
      sniffed
      .stage("prepare", width: jobs) { piece in
        await Self.passing { () throws(FrameExit) in try await maker.prepare(piece) }
      }
      .stage("validate", width: jobs, onStop: .keepStarting) { made in
        await Self.passing { () throws(FrameExit) in
          try await maker.validate(made)
          return made
        }
      }
      .sink("publish", width: jobs, onStop: .keepStarting) { made in await publish(made) }
  }

  private func recall(_ source: Source) async -> StageOutcome<Piece, FrameExit> {
    let piece = maker.piece(for: source)
    guard let made = await maker.recall(piece) else { return .next(piece) }
    return .leave(.frame(made.report(isNew: false)))
  }

  private func plan(_ piece: Piece) async -> FrameExit {
    do throws(FrameExit) {
      let plan = try await maker.plan(piece)
      return .frame(.planned(plan, source: piece.source.path.string, frame: piece.frame.string))
    } catch {
      return error
    }
  }

  private func publish(_ made: MadeFrame) async -> FrameExit {
    do throws(FrameExit) {
      return .frame(made.report(isNew: try await maker.publish(made)))
    } catch {
      return error
    }
  }

  private static func passing<Output>(
    _ body: () async throws(FrameExit) -> Output
  ) async -> StageOutcome<Output, FrameExit> {
    do throws(FrameExit) {
      return .next(try await body())
    } catch {
      return .leave(error)
    }
  }
}
