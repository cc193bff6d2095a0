/// Something that a picture worker is forbidden to do, so that a decoder taken over by a hostile file can't do it.
package enum Confinement: String, Sendable, Codable, CaseIterable {
  /// Starting other programs.
  case programs
  /// Making new processes.
  case processes
  case network
  /// Tracing other processes.
  case tracing
  /// Reading or writing another process's memory.
  case otherMemory
  /// Changing owners, modes, times and attributes of files.
  case fileModes
  /// Making, changing, renaming or removing files outside the frames' folders.
  case writing
  case coreFiles
  case newPrivileges
}
