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
    let pictures = all.filter { $0.isNamed || Self.hasPictureName($0) }
    let claimed = Set(pictures.map { $0.path.removingExtension })
    let files = all.filter { !(isSidecar($0) && claimed.contains($0.path.removingExtension)) }
    try layout.checkDistinct(pictures + (try await hiddenRivals(of: pictures, among: files)))
    return (files, all.count - files.count)
  }

  /// Pictures without a picture's name that would become the same frame as one of `pictures`.
  private func hiddenRivals(of pictures: [Source], among files: [Source]) async throws -> [Source] {
    let claimed = Set(pictures.map(layout.frame(of:)))
    var rivals: [Source] = []
    for file in files where !file.isNamed && !Self.hasPictureName(file) {
      if claimed.contains(layout.frame(of: file)), try await isPicture(file) { rivals.append(file) }
    }
    return rivals
  }

  private func isPicture(_ source: Source) async throws -> Bool {
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
  private func isSidecar(_ source: Source) -> Bool {
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
