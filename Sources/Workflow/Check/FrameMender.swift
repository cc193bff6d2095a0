internal import Domain
private import SystemPackage
internal import Workers

/// Frames files anew in their own place and format.
struct FrameMender: Sendable {
  let workers: WorkerPool
  let settings: CheckSettings

  /// What `mend` would do, from the header alone.
  @Sendable func show(_ file: CheckedFile) async -> CheckedFile {
    guard let frames = frameSettings(for: file) else { return file }
    var file = file
    do throws(Rejection) {
      let plan = try await workers.plan(file.path, settings: frames)
      file.frame = .planned(plan, source: file.path.string, frame: file.path.string)
    } catch {
      file.giveUp(error)
    }
    return file
  }

  /// Puts a frame in the file's place when that mends something; the file's mode stays, its name shows the old bytes or
  /// the new ones and nothing between.
  @Sendable func mend(_ file: CheckedFile) async -> CheckedFile {
    guard let frames = frameSettings(for: file) else { return file }
    var file = file
    let part = PartFile.path(for: file.path)
    do throws(Rejection) {
      try refuseLink(file.path)
      guard isAsLookedAt(file) else { return try await lookAgain(file) }
      let prepared = try await workers.prepare(file.path, settings: frames, into: part)
      let note = prepared.note
      try await workers.validate(part, size: note.size, format: note.format, digest: note.digest)
      try FileMode.copy(from: file.path, to: part)
      guard isAsLookedAt(file) else {
        await workers.discard(part)
        return try await lookAgain(file)
      }
      let isNew = try await workers.publish(part, as: file.path, digest: note.digest)
      file.frame = .made(note, source: file.path.string, frame: file.path.string, isNew: isNew)
      file.becomes(await findings(in: file))
    } catch {
      await workers.discard(part)
      file.giveUp(error)
    }
    return file
  }

  /// Nil when there is nothing that a new frame would mend.
  private func frameSettings(for file: CheckedFile) -> FrameSettings? {
    guard let format = file.kind.flatMap(FrameFormat.init(_:)), file.findings.contains(where: \.isFixable)
    else { return nil }
    var frames = file.source.frames(settings.frames)
    frames.format = format
    return frames
  }

  private func refuseLink(_ path: FilePath) throws(Rejection) {
    guard !FileIdentity.isLink(path) else {
      throw Rejection(nil, "it is a link, which would be replaced; fix the file that it leads to")
    }
  }

  private func isAsLookedAt(_ file: CheckedFile) -> Bool {
    file.facts != nil && FileFacts(of: file.path) == file.facts
  }

  /// For a file that was changed in between, most likely by another check that mended it.
  private func lookAgain(_ file: CheckedFile) async throws(Rejection) -> CheckedFile {
    var file = file
    let found = await findings(in: file)
    guard !found.contains(where: \.isFixable) else {
      throw Rejection(nil, "it changed while it was framed anew; run again", cause: .temporary)
    }
    file.findings = found
    return file
  }

  private func findings(in file: CheckedFile) async -> [Finding] {
    let found = await workers.inspect([file.path], rules: settings.rules(for: file.source))
    return settings.selected(found.flatMap(\.findings))
  }
}

extension CheckedFile {
  fileprivate mutating func becomes(_ left: [Finding]) {
    let codes = left.map(\.code)
    mended = findings.filter { !codes.contains($0.code) }
    findings = left
    markAsLeft()
  }

  fileprivate mutating func giveUp(_ reason: Rejection) {
    markAsLeft()
    let finding = Finding(reason)
    if !findings.contains(finding) { findings.append(finding) }
  }

  /// What a new frame did not mend, none will.
  private mutating func markAsLeft() {
    for index in findings.indices { findings[index].isFixable = false }
  }
}
