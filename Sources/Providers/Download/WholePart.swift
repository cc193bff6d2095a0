import Domain
import SystemPackage

/// A part file that is a whole clip, flushed and digested, which only waits for its name: after a crash, or on a
/// full disk, it need not be fetched again, which may be impossible by then. All calls block.
enum WholePart {
  static func save(_ file: DownloadedFile, of job: JobID, for part: FilePath) throws {
    try PartNote.whole.write([job.rawValue, "\(file.bytes)", "\(file.digest)"], for: part)
  }

  /// Nil unless the part's bytes are those that the note tells of, to the last one.
  static func verified(_ part: FilePath, of job: JobID) throws -> DownloadedFile? {
    guard let lines = try PartNote.whole.lines(for: part), lines.count == 3, lines[0] == job.rawValue,
      let length = Int(lines[1]), length > 0
    else { return nil }
    let file: DownloadedFile
    do {
      file = try PartFile(part, keeping: length).finish()
    } catch Errno.noSuchFileOrDirectory, Errno.ioError {
      return nil
    }
    return file.digest.description == lines[2] ? file : nil
  }
}
