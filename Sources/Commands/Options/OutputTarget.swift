internal import Domain
internal import SystemPackage
private import Workflow

/// What `-o` means: a folder, or the frame itself when there is one picture and the name says so.
struct OutputTarget {
  let folder: FilePath
  let single: FilePath?
  let format: FrameFormat

  /// Throws when the file name and `--format` disagree, when many inputs are to become one file, and when
  /// the name is that of something else.
  init(_ output: FilePath, inputs: [FilePath], format: FrameFormat?) throws(CommandFailure) {
    let standing = PathFacts(output)
    guard let ending = output.extension.flatMap(FrameFormat.init(fileExtension:)), !standing.isFolder else {
      guard !standing.exists || standing.isFolder else {
        throw .usage("-o \(output) is a file; name a folder")
      }
      if !standing.exists, let other = output.extension,
        PictureKind.fileExtensions.contains(other.lowercased())
      {
        throw .usage("-o \(output): frames are .jpg, .png or .webp files, not .\(other)")
      }
      folder = output
      single = nil
      self.format = format ?? .jpeg
      return
    }
    guard inputs.count == 1, let input = inputs.first, !PathFacts(input).isFolder, !Manifest.isNamed(input)
    else {
      throw .usage("-o \(output) names one frame, but there may be many; name a folder")
    }
    if let format, format != ending {
      throw .usage("-o \(output) asks for \(ending.rawValue), --format for \(format.rawValue); drop one")
    }
    folder = output.removingLastComponent()
    single = output
    self.format = ending
  }
}
