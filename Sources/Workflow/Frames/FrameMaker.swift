package import Domain
private import SystemPackage
package import Workers

/// The steps that turn one source into one frame, as every graph uses them.
package struct FrameMaker: Sendable {
  private let workers: any PictureWorkers
  private let settings: FrameSettings
  private let layout: OutputLayout
  private let index: FrameIndex?
  private let quarantine: Quarantine?
  /// Of pictures that no manifest directs.
  private let recipe: Digest
  private let isForced: Bool

  /// Without an index, and when it is forced, every frame is made anew.
  package init(
    workers: any PictureWorkers, settings: FrameSettings, layout: OutputLayout, index: FrameIndex?,
    isForced: Bool = false
  ) {
    self.workers = workers
    self.settings = settings
    self.layout = layout
    self.index = index
    self.isForced = isForced
    quarantine = isForced ? nil : index.map { Quarantine(folder: $0.folder, tools: workers.tools) }
    recipe = FrameRecipe.digest(settings, tools: workers.tools)
  }

  package func piece(for source: Source) -> Piece {
    let name = layout.frameName(of: source)
    return Piece(
      source: source, frame: layout.single ?? layout.folder.pushing(name), name: name,
      settings: source.frames(settings))
  }

  /// The frame that an earlier run made of the same bytes by the same recipe, if it still stands.
  package func recall(_ piece: Piece) async -> MadeFrame? {
    guard !isForced, let index, var record = index[piece.name], record.recipe == recipe(of: piece),
      let source = FileFacts(of: piece.source.path), let frame = FileFacts(of: piece.frame)
    else { return nil }
    if record.sourceFacts != source {
      // Taken before the bytes are read.
      let settled = source.settled
      guard await workers.holds(piece.source.path, record.source) else { return nil }
      record.sourceFacts = settled
    }
    if record.frameFacts != frame {
      guard await workers.holds(piece.frame, record.frame.digest) else { return nil }
      record.frameFacts = frame
    }
    index.note(record, for: piece.name)
    return MadeFrame(piece: piece, source: record.source, sourceFacts: source, note: record.frame)
  }

  /// Throws when the file is no source, or one that can't be read.
  package func sniff(_ piece: Piece) async throws(FrameExit) {
    let source = piece.source
    if let quarantine, let facts = FileFacts(of: source.path), let rejection = quarantine.rejection(of: facts)
    {
      throw piece.rejected(rejection)
    }
    let counts = source.isNamed || SourceSelection.hasPictureName(source)
    let file: SniffedFile
    do throws(Rejection) {
      file = try await workers.sniff(source.path)
    } catch {
      throw counts ? piece.rejected(error) : .skipped(source.path)
    }
    if !counts, file.kind == nil { throw .skipped(source.path) }
  }

  /// What would be made, from the header alone.
  package func plan(_ piece: Piece) async throws(FrameExit) -> FramePlan {
    do throws(Rejection) {
      return try await workers.plan(piece.source.path, settings: piece.settings)
    } catch {
      throw piece.rejected(error)
    }
  }

  package func prepare(_ piece: Piece) async throws(FrameExit) -> MadeFrame {
    // Taken before the bytes are read: a source that changes meanwhile is made again next time.
    let facts = FileFacts(of: piece.source.path)
    let settled = facts?.settled
    let prepared = try await rejecting(piece) { () throws(Rejection) in
      do throws(Rejection) {
        return try await workers.prepare(piece.source.path, settings: piece.settings, into: piece.part)
      } catch {
        if error.cause == .crash, let facts { quarantine?.note(facts) }
        throw error
      }
    }
    return MadeFrame(piece: piece, source: prepared.source, sourceFacts: settled, note: prepared.note)
  }

  /// Re-opens the encoded file and proves it exact.
  package func validate(_ made: MadeFrame) async throws(FrameExit) {
    try await rejecting(made.piece) { () throws(Rejection) in
      let note = made.note
      try await workers.validate(
        made.piece.part, size: note.size, format: note.format, digest: note.digest)
    }
  }

  /// Gives the frame its name; false when equal bytes stood there already and kept their time stamp.
  package func publish(_ made: MadeFrame) async throws(FrameExit) -> Bool {
    let piece = made.piece
    let isNew = try await rejecting(piece) { () throws(Rejection) in
      try await workers.publish(piece.part, as: piece.frame, digest: made.note.digest)
    }
    if let index, let source = made.sourceFacts, let frame = FileFacts(of: piece.frame) {
      let record = FrameRecord(
        recipe: recipe(of: piece), source: made.source, sourceFacts: source, frameFacts: frame,
        frame: made.note, origin: piece.source.path.seen(from: layout.folder))
      index.note(record, for: piece.name)
    }
    return isNew
  }

  /// How a frame of the output folder was made; nil when that is not remembered, or another stands there now.
  func note(of frame: FrameFile) -> FrameNote? {
    var name = frame.path
    guard name.removePrefix(layout.folder), let note = index?[name]?.frame, note.digest == frame.digest else {
      return nil
    }
    return note
  }

  private func recipe(of piece: Piece) -> Digest {
    piece.source.direction == nil ? recipe : FrameRecipe.digest(piece.settings, tools: workers.tools)
  }

  private func rejecting<Result>(
    _ piece: Piece, _ body: () async throws(Rejection) -> Result
  ) async throws(FrameExit) -> Result {
    do throws(Rejection) {
      return try await body()
    } catch {
      // A frame that failed, or a worker that was killed on the way, leaves nothing behind.
      await workers.discard(piece.part)
      throw piece.rejected(error)
    }
  }
}
