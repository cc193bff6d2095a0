private import Domain
package import SystemPackage
package import Workers

/// Which of the listed files are sources, and that no two of them claim one output.
package struct SourceSelection {
  private let workers: any PictureWorkers
  private let layout: OutputLayout

  package init(workers: any PictureWorkers, layout: OutputLayout) {
    self.workers = workers
    self.layout = layout
  }

  /// Everything that may be a source, and how many files were passed over as prompts beside a picture.
  ///
  /// Files whose name is no picture's are looked into here only when they would share an output with
  /// another; all others are sniffed later, on the line.
  package func sources(
    in inputs: [FilePath], scan: SourceScan
  ) async throws -> (sources: [Source], sidecars: Int) {
    let all = try scan.sources(in: inputs)
    let files = Self.withoutSidecars(all)
    let frames = files.map(layout.frame(of:))
    let claims = frames.reduce(into: [:]) { $0[$1, default: 0] += 1 }
    var rivals: [(Source, FilePath)] = []
    for (file, frame) in zip(files, frames) where claims[frame, default: 0] > 1 {
      if file.isNamed || Self.hasPictureName(file) {
        rivals.append((file, frame))
      } else if await isPicture(file) {
        rivals.append((file, frame))
      }
    }
    try layout.checkDistinct(rivals)
    try layout.checkSpared(files, frames: frames)
    return (files, all.count - files.count)
  }

  /// All but the prompts that stand beside a picture.
  private static func withoutSidecars(_ all: [Source]) -> [Source] {
    let texts = all.filter { !$0.isNamed && $0.ending == "txt" }
    guard !texts.isEmpty else { return all }
    let stems = Set(all.filter { $0.isNamed || hasPictureName($0) }.map { $0.path.removingExtension })
    let sidecars = Set(texts.filter { stems.contains($0.path.removingExtension) })
    return all.filter { !sidecars.contains($0) }
  }

  private func isPicture(_ source: Source) async -> Bool {
    do throws(Rejection) {
      return try await workers.sniff(source.path).kind != nil
    } catch {
      return false
    }
  }

  /// A name with a picture's extension is a source even when its bytes say otherwise.
  static func hasPictureName(_ source: Source) -> Bool {
    PictureKind.fileExtensions.contains(source.ending)
  }
}

extension FilePath {
  fileprivate var removingExtension: FilePath {
    var path = self
    path.extension = nil
    return path
  }
}
