import Domain
import SystemPackage

/// The first `length` bytes of a part file are on the disk and belong to the clip with this tag.
///
/// Kept beside the part, and written only after the part was fsynced: what a power cut leaves of an unsynced
/// file is not to be built upon.
struct ResumePoint: Equatable, Sendable {
  let job: JobID
  let tag: EntityTag
  let length: Int

  /// Nil when there is nothing that can be trusted. Blocks.
  static func load(for part: FilePath, job: JobID) throws -> ResumePoint? {
    guard let lines = try PartNote.resume.lines(for: part), lines.count == 3, lines[0] == job.rawValue,
      let tag = EntityTag(lines[1]), let length = Int(lines[2]), length > 0,
      try partLength(part) >= length
    else { return nil }
    return ResumePoint(job: job, tag: tag, length: length)
  }

  /// Blocks.
  func save(for part: FilePath) throws {
    try PartNote.resume.write([job.rawValue, tag.text, "\(length)"], for: part)
  }

  private static func partLength(_ part: FilePath) throws -> Int {
    do {
      let status = try part.stat(followTargetSymlink: false)
      return status.type == .regular ? Int(status.size) : 0
    } catch Errno.noSuchFileOrDirectory {
      return 0
    }
  }
}
