package import Domain
package import SystemPackage

/// How a source leaves the part of a line that makes frames.
package enum FrameExit: Error, Sendable {
  case frame(FrameReport)
  /// A file in a folder that is no picture and has no picture's name: counted, nothing more.
  case skipped(FilePath)
}
