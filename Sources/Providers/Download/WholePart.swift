internal import Domain
package import SystemPackage

/// A part file that is a whole clip, flushed and digested, which only waits for its name: after a crash, or on a
/// full disk, it need not be fetched again, which may be impossible by then. Kept in `<part>.whole`. All calls block.
package enum WholePart {
  package static func note(for part: FilePath) -> FilePath { FilePath(part.string + ".whole") }

  static func save(_ file: DownloadedFile, of job: JobID, for part: FilePath) throws {
    // The last line shows that the note itself was not cut short.
    try SmallFile.write("\(job.rawValue)\n\(file.bytes)\n\(file.digest)\nend\n", to: note(for: part))
  }

  /// Nil unless the part's bytes are those that the note tells of, to the last one.
  static func verified(_ part: FilePath, of job: JobID) throws -> DownloadedFile? {
    let text: String
    do {
      text = try SmallFile.read(note(for: part))
    } catch Errno.noSuchFileOrDirectory {
      return nil
    }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    guard lines.count == 5, lines[3] == "end", lines[0] == job.rawValue, let length = Int(lines[1]),
      length > 0
    else { return nil }
    let file: DownloadedFile
    do {
      file = try PartFile(part, keeping: length).finish()
    } catch Errno.noSuchFileOrDirectory, Errno.ioError {
      return nil
    }
    return file.digest.description == lines[2] ? file : nil
  }

  static func forget(_ part: FilePath) throws { try SmallFile.remove(note(for: part)) }
}
