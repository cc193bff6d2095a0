package import Domain
internal import Ledger
package import SystemPackage

/// Where a run puts things: `frames/`, `clips/` and `.firstframe/` below its output folder.
package struct RunLayout: Sendable {
  package let output: FilePath
  package let frames: OutputLayout
  /// The folder that holds the ledger's `.firstframe`; clip names in the ledger are relative to it.
  private let rootPrefix: String
  private let herePrefix: String
  private let workingDirectory: FilePath
  private let take: Int

  package init(
    output: FilePath, format: FrameFormat, keepsExtension: Bool, take: Int, ledgerRoot: FilePath,
    workingDirectory: FilePath
  ) {
    self.workingDirectory = workingDirectory
    self.output = output
    frames = OutputLayout(
      folder: output.appending("frames"), format: format, keepsExtension: keepsExtension,
      namesAreText: true)
    rootPrefix = Self.prefix(workingDirectory.pushing(ledgerRoot).lexicallyNormalized())
    herePrefix = Self.prefix(workingDirectory)
    self.take = take
  }

  /// With one slash at its end, also that of the root.
  private static func prefix(_ folder: FilePath) -> String {
    folder.string.hasSuffix("/") ? folder.string : folder.string + "/"
  }

  package func clip(of source: Source) -> FilePath { clip(of: source, take: take(of: source)) }

  package func take(of source: Source) -> Int { source.direction?.take ?? take }

  /// Bytes of a name that are kept free: for the shot's digits when the clip is set aside, and for `.json`.
  private static let room = 16

  private func clip(of source: Source, take: Int) -> FilePath {
    let suffix = take == 1 ? "" : ".take\(take)"
    let name = frames.name(source.name, extension: "mp4", room: Self.room + suffix.utf8.count)
    return output.appending("clips").pushing(name).inserting(suffix)
  }

  /// The names that its clips take, in this run and when its first take is made.
  func claims(of source: Source) -> [OutputClaim] {
    let take = take(of: source)
    let clip = OutputClaim(
      path: clip(of: source), source: source, right: .clip(take: take, origin: source.direction?.origin))
    if take == 1 { return [clip] }
    return [clip, OutputClaim(path: self.clip(of: source, take: 1), source: source, right: .otherTake)]
  }

  /// The clip's place as the ledger keeps it.
  func place(of source: Source) -> OutputPlace {
    let clip = stored(clip(of: source))
    return OutputPlace(name: String(clip.dropLast(".mp4".count)), source: source.path.string, clip: clip)
  }

  /// Relative to the ledger's root when it lies below, so that the whole project may be moved.
  func stored(_ path: FilePath) -> String {
    let whole = workingDirectory.pushing(path).lexicallyNormalized().string
    return whole.hasPrefix(rootPrefix) ? String(whole.dropFirst(rootPrefix.count)) : whole
  }

  /// The same path as a person would type it here, however it was typed.
  package func shown(_ path: FilePath) -> FilePath { self.path(stored(path)) }

  /// The file that a stored name stands for.
  package func path(_ stored: String) -> FilePath {
    let whole = stored.hasPrefix("/") ? stored : rootPrefix + stored
    // Shown as a person would type it here.
    return FilePath(whole.hasPrefix(herePrefix) ? String(whole.dropFirst(herePrefix.count)) : whole)
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
