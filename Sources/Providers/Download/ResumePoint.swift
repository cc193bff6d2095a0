import Domain
import SystemPackage

/// The first `length` bytes of a part file are on the disk and belong to the clip with this tag.
///
/// Kept beside the part in `<part>.resume`, and written only after the part was fsynced: what a power
/// cut leaves of an unsynced file is not to be built upon.
struct ResumePoint: Equatable, Sendable {
  let job: JobID
  let tag: EntityTag
  let length: Int

  static func file(for part: FilePath) -> FilePath { FilePath(part.string + ".resume") }

  /// Nil when there is nothing that can be trusted. Blocks.
  static func load(for part: FilePath, job: JobID) throws -> ResumePoint? {
    let text: String
    do {
      text = try SmallFile.read(file(for: part))
    } catch Errno.noSuchFileOrDirectory {
      return nil
    }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    // The last line shows that the file itself was not cut short.
    guard lines.count == 5, lines[3] == "end", lines[4].isEmpty, lines[0] == job.rawValue,
      let tag = EntityTag(String(lines[1])), let length = Int(lines[2]), length > 0,
      try partLength(part) >= length
    else { return nil }
    return ResumePoint(job: job, tag: tag, length: length)
  }

  /// Blocks.
  func save(for part: FilePath) throws {
    try SmallFile.write(
      "\(job.rawValue)\n\(tag.text)\n\(length)\nend\n", to: Self.file(for: part))
  }

  /// Blocks; nothing to remove is fine.
  static func remove(for part: FilePath) throws { try SmallFile.remove(file(for: part)) }

  private static func partLength(_ part: FilePath) throws -> Int {
    do {
      let status = try part.stat(followTargetSymlink: false)
      return status.type == .regular ? Int(status.size) : 0
    } catch Errno.noSuchFileOrDirectory {
      return 0
    }
  }
}
