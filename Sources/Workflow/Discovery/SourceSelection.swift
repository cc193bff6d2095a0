private import Domain
package import SystemPackage
package import Workers

/// Which of the listed files are sources, and that no two of them claim one output.
package struct SourceSelection {
  /// What a run works on, and what it passed over.
  package struct Selection: Sendable {
    /// Everything that may be a source.
    package let sources: [Source]
    /// Files passed over as prompts beside a picture.
    package let sidecars: Int
    /// Texts that lie beside no picture of their name: prompts, perhaps, that nobody will use.
    package let strayTexts: [FilePath]
    /// Names that a `.gitignore` kept out.
    package let ignored: Int
    /// The folders, `.gitignore` files and manifests that say which sources there are.
    package let origins: [FilePath]
  }

  private let workers: any PictureWorkers
  private let layout: OutputLayout
  private let clips: RunLayout?

  /// With `clips`, no two sources may claim one clip either.
  package init(workers: any PictureWorkers, layout: OutputLayout, clips: RunLayout? = nil) {
    self.workers = workers
    self.layout = layout
    self.clips = clips
  }

  /// Throws `InputError` for inputs that can't be worked with, before anything is made.
  ///
  /// Files whose name is no picture's are looked into here only when they would share an output with
  /// another; all others are sniffed later, on the line.
  package func sources(in inputs: [FilePath], scan: SourceScan) async throws -> Selection {
    let listing = try scan.list(inputs)
    let files = Self.withoutSidecars(listing.sources)
    try await checkDistinct(files)
    try layout.checkSpared(files)
    return Selection(
      sources: files, sidecars: listing.sources.count - files.count,
      strayTexts: files.filter { !$0.isNamed && $0.ending == "txt" }.map(\.path), ignored: listing.ignored,
      origins: listing.origins)
  }

  /// Throws when two pictures claim one output; the message lists every pair.
  private func checkDistinct(_ files: [Source]) async throws {
    // Names are many and clashes few: only the names' hashes are kept of all.
    var (seen, met) = (Set<Int>(), Set<Int>())
    for file in files {
      for claim in claims(of: file) where !seen.insert(claim.path.hashValue).inserted {
        met.insert(claim.path.hashValue)
      }
    }
    guard !met.isEmpty else { return }
    var owners: [FilePath: OutputClaim] = [:]
    var pairs: [(OutputClaim, OutputClaim)] = []
    for file in files {
      let rivals = claims(of: file).filter { met.contains($0.path.hashValue) }
      guard !rivals.isEmpty, await isPicture(file) else { continue }
      for claim in rivals {
        if let owner = owners[claim.path] {
          if owner.excludes(claim) { pairs.append((owner, claim)) }
        } else {
          owners[claim.path] = claim
        }
      }
    }
    if !pairs.isEmpty { throw InputError(pairs, keepsExtension: layout.keepsExtension) }
  }

  private func claims(of source: Source) -> [OutputClaim] {
    [layout.claim(of: source)] + (clips?.claims(of: source) ?? [])
  }

  /// All but the prompts that stand beside a picture.
  private static func withoutSidecars(_ all: [Source]) -> [Source] {
    let texts = all.filter { !$0.isNamed && $0.ending == "txt" }
    guard !texts.isEmpty else { return all }
    let stems = Set(all.filter { $0.isNamed || hasPictureName($0) }.map { $0.path.removingExtension })
    return all.filter { source in
      source.isNamed || source.ending != "txt" || !stems.contains(source.path.removingExtension)
    }
  }

  private func isPicture(_ source: Source) async -> Bool {
    if source.isNamed || Self.hasPictureName(source) { return true }
    do throws(Rejection) {
      return try await workers.sniff(source.path).kind != nil
    } catch {
      return false
    }
  }

  /// A name with a picture's extension is a source even when its bytes say otherwise.
  package static func hasPictureName(_ source: Source) -> Bool {
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
