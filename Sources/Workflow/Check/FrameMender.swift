internal import Domain
private import SystemPackage
internal import Workers

/// Frames files anew in their own place and format.
struct FrameMender: Sendable {
  let workers: WorkerPool
  let settings: CheckSettings

  /// What `mend` would do, from the header alone.
  @Sendable func show(_ file: CheckedFile) async -> CheckedFile {
    guard let format = mendableFormat(of: file) else { return file }
    var file = file
    do throws(Rejection) {
      try refuseOtherNames(of: file.path)
      let frames = try await frameSettings(for: file, format)
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
    guard let format = mendableFormat(of: file) else { return file }
    var file = file
    let part = PartFile.path(for: file.path)
    do throws(Rejection) {
      try refuseOtherNames(of: file.path)
      guard isAsLookedAt(file) else { return try await lookAgain(file) }
      let frames = try await frameSettings(for: file, format)
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
  private func mendableFormat(of file: CheckedFile) -> FrameFormat? {
    file.findings.contains(where: \.isFixable) ? file.kind.flatMap(FrameFormat.init(_:)) : nil
  }

  /// Where a wrong size does not count, the picture keeps its own.
  private func frameSettings(
    for file: CheckedFile, _ format: FrameFormat
  ) async throws(Rejection) -> FrameSettings {
    var frames = file.source.frames(settings.frames)
    frames.format = format
    guard !settings.selection.contains(.wrongSize) else { return frames }
    frames.fit = .cover
    frames.maxCrop = nil
    frames.upscale = UpscalePolicy(mode: .allow)
    // Its size when upright, which only the header tells.
    frames.sizes = [try await workers.plan(file.path, settings: frames).header.upright]
    return frames
  }

  /// A new frame would take the place of one name, and the file's other names would keep the old picture.
  private func refuseOtherNames(of path: FilePath) throws(Rejection) {
    guard !FileIdentity.isLink(path) else {
      throw Rejection(nil, "it is a link, which would be replaced; fix the file that it leads to")
    }
    let names = FileMode.names(of: path)
    guard names < 2 else {
      throw Rejection(
        nil,
        "it is one file under \(names) names (hard links), and the others would keep the old picture; put a copy in"
          + " its place and run again")
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
