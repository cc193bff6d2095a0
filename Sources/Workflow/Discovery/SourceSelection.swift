private import Domain
package import SystemPackage
package import Workers

/// Which of the listed files are sources, and that no two of them claim one output.
package struct SourceSelection {
  private let workers: WorkerPool
  private let layout: OutputLayout

  package init(workers: WorkerPool, layout: OutputLayout) {
    self.workers = workers
    self.layout = layout
  }

  /// Everything that may be a source. Files whose name is no picture's are looked into here only when they
  /// would share an output with another; all others are sniffed later, on the line.
  package func sources(in inputs: [FilePath], scan: SourceScan) async throws -> [Source] {
    let all = try scan.sources(in: inputs)
    let candidates = all.filter { $0.isNamed || !Self.isSidecar($0) }
    let claims = candidates.reduce(into: [:]) { $0[layout.frame(of: $1), default: 0] += 1 }
    var pictures: [Source] = []
    for source in candidates {
      let counts = source.isNamed || Self.hasPictureName(source)
      if counts {
        pictures.append(source)
      } else if claims[layout.frame(of: source), default: 0] > 1 {
        if await isPicture(source) { pictures.append(source) }
      }
    }
    try layout.checkDistinct(pictures)
    try layout.checkSpared(all)
    return all
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
    guard let ending = source.path.extension else { return false }
    return PictureKind.fileExtensions.contains(ending.lowercased())
  }

  /// A prompt beside a picture.
  private static func isSidecar(_ source: Source) -> Bool { source.path.extension?.lowercased() == "txt" }
}
