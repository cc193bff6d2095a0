internal import Domain
internal import SystemPackage

/// What `-o` means: a folder, or the frame itself when there is one picture and the name says so.
struct OutputTarget {
  let folder: FilePath
  let single: FilePath?
  let format: FrameFormat

  /// Throws when the file name and `--format` disagree, or when many inputs are to become one file.
  init(_ output: FilePath, inputs: [FilePath], format: FrameFormat?) throws(CommandFailure) {
    guard let ending = output.extension.flatMap(FrameFormat.init(fileExtension:)),
      !PathFacts(output).isFolder
    else {
      folder = output
      single = nil
      self.format = format ?? .jpeg
      return
    }
    guard inputs.count == 1, let input = inputs.first, !PathFacts(input).isFolder else {
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
