private import Domain
package import SystemPackage
package import Workers

/// Which of the listed files are sources, and that no two of them claim one output.
package struct SourceSelection {
  /// What a run works on, and what it passed over.
  package struct Selection: Sendable {
    /// Everything that may be a source.
    package let sources: [Source]
    /// What the scan met beside them.
    package let listing: SourceScan.Listing
    /// Files passed over as prompts beside a picture.
    package let sidecars: Int
    /// Texts that lie beside no picture of their name: prompts, perhaps, that nobody will use.
    package let strayTexts: [FilePath]
    /// The folders, `.gitignore` files and manifests that say which sources there are.
    package var origins: [FilePath] { listing.origins }
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
    let listing = try await SystemDisk().run { try scan.list(inputs) }
    let files = Self.withoutSidecars(listing.sources)
    try await checkDistinct(files)
    try layout.checkSpared(files)
    return Selection(
      sources: files, listing: listing, sidecars: listing.sources.count - files.count,
      strayTexts: files.filter { !$0.isNamed && $0.ending == "txt" }.map(\.path))
  }

  /// Throws when several pictures claim one output, or the output of one is the folder of another's; the message lists
  /// all of them.
  private func checkDistinct(_ files: [Source]) async throws {
    // Names are many and clashes few: only the names' hashes are kept of all.
    var (seen, met, folders) = (Set<Int>(), Set<Int>(), Set<Int>())
    for file in files {
      for claim in claims(of: file) {
        if !seen.insert(claim.path.hashValue).inserted { met.insert(claim.path.hashValue) }
        for folder in claim.folders {
          // Those above it were met with it.
          guard folders.insert(folder.hashValue).inserted else { break }
        }
      }
    }
    let shared = met.union(seen.intersection(folders))
    guard !shared.isEmpty else { return }
    var clashes = OutputClashes()
    for file in files {
      let claims = claims(of: file)
      let rivals = claims.filter { shared.contains($0.path.hashValue) }
      let folders = claims.filter { $0.folders.contains { shared.contains($0.hashValue) } }
      guard !rivals.isEmpty || !folders.isEmpty, await isPicture(file) else { continue }
      rivals.forEach { clashes.add($0) }
      folders.forEach { clashes.add(below: $0) }
    }
    if let error = clashes.error(keepsExtension: layout.keepsExtension) { throw error }
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
