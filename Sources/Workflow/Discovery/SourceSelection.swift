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

  /// Everything that may be a source, and how many files were passed over as prompts beside a picture.
  ///
  /// Files whose name is no picture's are looked into here only when they would share an output with
  /// another; all others are sniffed later, on the line.
  package func sources(
    in inputs: [FilePath], scan: SourceScan
  ) async throws -> (sources: [Source], sidecars: Int) {
    let all = try scan.sources(in: inputs)
    let named = all.filter { $0.isNamed || Self.hasPictureName($0) }
    let stems = Set(named.map { $0.path.removingExtension })
    let files = all.filter { !(Self.isSidecar($0) && stems.contains($0.path.removingExtension)) }
    let claims = files.reduce(into: [:]) { $0[layout.frame(of: $1), default: 0] += 1 }
    var pictures: [Source] = []
    for file in files {
      if file.isNamed || Self.hasPictureName(file) {
        pictures.append(file)
      } else if claims[layout.frame(of: file), default: 0] > 1, await isPicture(file) {
        pictures.append(file)
      }
    }
    try layout.checkDistinct(pictures)
    try layout.checkSpared(all)
    return (files, all.count - files.count)
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
  private static func isSidecar(_ source: Source) -> Bool {
    !source.isNamed && source.path.extension?.lowercased() == "txt"
  }
}

extension FilePath {
  fileprivate var removingExtension: FilePath {
    var path = self
    path.extension = nil
    return path
  }
}
