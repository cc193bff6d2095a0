internal import Domain
internal import StageGraph

/// The frame stages of a run: the steps of `FrameMaker`, with items in flight passing by.
struct RunFrames: Sendable {
  let maker: FrameMaker
  let context: RunContext
  /// Hears of each frame that was made just now.
  let onFrame: @Sendable (FrameReport) async -> Void

  func recall(_ input: RunInput) async -> StageOutcome<RunItem, RunExit> {
    switch input {
    case .resumed(let record, let place):
      return .next(.resumed(record, place))
    case .source(let source):
      let piece = maker.piece(for: source)
      return .next(await maker.recall(piece).map { .made($0, isPublished: true) } ?? .piece(piece))
    }
  }

  func sniff(_ item: RunItem) async -> StageOutcome<RunItem, RunExit> {
    guard case .piece(let piece) = item else { return .next(item) }
    return await passing(piece) { () throws(FrameExit) in
      try await maker.sniff(piece)
      return item
    }
  }

  func prepare(_ item: RunItem) async -> StageOutcome<RunItem, RunExit> {
    guard case .piece(let piece) = item else { return .next(item) }
    return await passing(piece) { () throws(FrameExit) in
      .made(try await maker.prepare(piece), isPublished: false)
    }
  }

  func validate(_ item: RunItem) async -> StageOutcome<RunItem, RunExit> {
    guard case .made(let made, isPublished: false) = item else { return .next(item) }
    return await passing(made.piece) { () throws(FrameExit) in
      try await maker.validate(made)
      return item
    }
  }

  func publish(_ item: RunItem) async -> StageOutcome<RunItem, RunExit> {
    guard case .made(let made, isPublished: false) = item else { return .next(item) }
    return await passing(made.piece) { () throws(FrameExit) in
      await onFrame(made.report(isNew: try await maker.publish(made)))
      return .made(made, isPublished: true)
    }
  }

  private func passing(
    _ piece: Piece, _ body: () async throws(FrameExit) -> RunItem
  ) async -> StageOutcome<RunItem, RunExit> {
    do throws(FrameExit) {
      return .next(try await body())
    } catch {
      switch error {
      case .skipped(let path): return .leave(.skipped(path))
      case .frame(let report):
        if report.cause == .picture || report.cause == .crash {
          await context.reject(
            piece.source, digest: nil, because: report.message ?? "it can't become a frame")
        }
        return .leave(.rejected(report))
      }
    }
  }
}
