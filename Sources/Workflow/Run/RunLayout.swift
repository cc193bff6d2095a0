package import Domain
internal import Ledger
package import SystemPackage

/// Where a run puts things: `frames/`, `clips/` and `.firstframe/` below its output folder.
package struct RunLayout: Sendable {
  package let output: FilePath
  package let frames: OutputLayout
  /// The folder that holds the ledger's `.firstframe`; clip names in the ledger are relative to it.
  private let root: FilePath
  private let workingDirectory: FilePath
  private let takeSuffix: String

  package init(
    output: FilePath, format: FrameFormat, keepsExtension: Bool, take: Int, ledgerRoot: FilePath,
    workingDirectory: FilePath
  ) {
    self.workingDirectory = workingDirectory
    self.output = output
    frames = OutputLayout(
      folder: output.appending("frames"), format: format, keepsExtension: keepsExtension)
    root = workingDirectory.pushing(ledgerRoot).lexicallyNormalized()
    takeSuffix = take == 1 ? "" : ".take\(take)"
  }

  package func clip(of source: Source) -> FilePath {
    output.appending("clips").pushing(frames.name(of: source, extension: "mp4")).inserting(takeSuffix)
  }

  /// The clip's place as the ledger keeps it.
  func place(of source: Source) -> OutputPlace {
    let clip = stored(clip(of: source))
    return OutputPlace(name: String(clip.dropLast(".mp4".count)), source: source.path.string, clip: clip)
  }

  /// Relative to the ledger's root when it lies below, so that the whole project may be moved.
  func stored(_ path: FilePath) -> String {
    var relative = workingDirectory.pushing(path).lexicallyNormalized()
    _ = relative.removePrefix(root)
    return relative.string
  }

  /// The file that a stored name stands for.
  func path(_ stored: String) -> FilePath {
    let path = FilePath(stored)
    var whole = path.isAbsolute ? path : root.pushing(path)
    // Shown as a person would type it here.
    _ = whole.removePrefix(workingDirectory)
    return whole
  }
}

extension FilePath {
  /// The path with `text` before its extension.
  func inserting(_ text: String) -> FilePath {
    guard !text.isEmpty, let stem = lastComponent?.stem else { return self }
    let ending = self.extension.map { ".\($0)" } ?? ""
    return removingLastComponent().appending("\(stem)\(text)\(ending)")
  }
}
