package import SystemPackage

/// Lists the sources of a run, in a stable order, before any work is done.
package struct SourceScan: Sendable {
  /// Makes of a manifest's row what the run can do; `FilePath` is the manifest.
  package typealias Directing =
    @Sendable (ManifestEntry, FilePath, inout [ManifestProblem]) -> Direction?

  /// Everything that was met.
  package struct Listing: Sendable {
    package var sources: [Source] = []
    /// Names that a `.gitignore` kept out.
    package var ignored = 0
    /// Folders passed over as outputs of earlier runs.
    package var outputs = 0
    /// Settings files among the inputs that nobody reads.
    package var unreadSettings: [FilePath] = []
    /// The folders, `.gitignore` files and manifests that say which sources there are.
    package var origins: [FilePath] = []
  }

  /// Outputs are named relative to this folder instead of the INPUT they were found in.
  package var root: FilePath?
  /// Folders that are outputs of this run: nothing below them is a source.
  package var excluded: [FilePath]
  /// Files that a `.gitignore` names are sources too.
  package var takesIgnored: Bool
  /// What lies in the output folders of other runs are sources too.
  package var takesOutputs = false
  /// The settings files of this run.
  package var settings: [FilePath] = []
  private let directing: Directing?

  /// Without `directing` no manifest can be read.
  package init(
    root: FilePath? = nil, excluded: [FilePath] = [], takesIgnored: Bool = false, directing: Directing? = nil
  ) {
    self.root = root
    self.excluded = excluded
    self.takesIgnored = takesIgnored
    self.directing = directing
  }

  /// Throws `InputError` for an input that does not exist, lies outside `root` or is an output folder itself, and
  /// for a manifest with mistakes, naming all of them.
  package func list(_ inputs: [FilePath]) throws(InputError) -> Listing {
    var list = SourceList()
    var listing = Listing()
    let excluded = Set(excluded.compactMap(FileIdentity.init(of:)))
    for input in inputs where directing == nil || !Manifest.isNamed(input) {
      guard let identity = FileIdentity(of: input) else { throw InputError(missing: input) }
      if !identity.isFolder {
        list.addNamed(Source(path: input, name: try name(of: input, below: nil), isNamed: true), identity)
      } else if excluded.contains(identity) {
        throw InputError("\(input) is the output folder too; choose another with -o")
      } else {
        try add(input, to: &list, &listing, excluded: excluded)
      }
    }
    // After the folders, whose pictures they direct.
    if let directing {
      for input in inputs where Manifest.isNamed(input) {
        try add(manifest: input, to: &list, directing)
        listing.origins.append(input)
      }
    }
    listing.sources = list.sources
    return listing
  }

  private func add(
    _ folder: FilePath, to list: inout SourceList, _ listing: inout Listing, excluded: Set<FileIdentity>
  ) throws(InputError) {
    var walk = FolderWalk(
      folder: folder, excluded: excluded, takesIgnored: takesIgnored, takesOutputs: takesOutputs)
    while let file = walk.next() {
      let source = Source(path: file.path, name: try name(of: file.path, below: folder), isNamed: false)
      list.addFound(source, file.identity)
    }
    listing.ignored += walk.ignored
    listing.outputs += walk.outputs
    let known = settings.compactMap(FileIdentity.init(of:))
    listing.unreadSettings += walk.settings.filter { FileIdentity(of: $0).map(known.contains) != true }
    listing.origins += walk.folders + walk.ignoreFiles
    for closed in walk.closed {
      if closed == folder { throw InputError("\(folder) can't be opened; check that you may read it") }
      // On the line it is refused with the reason: a person must hear of it, and the others go on.
      list.addFound(Source(path: closed, name: try name(of: closed, below: folder), isNamed: true), nil)
    }
  }

  private func add(
    manifest: FilePath, to list: inout SourceList, _ directing: Directing
  ) throws(InputError) {
    guard let identity = FileIdentity(of: manifest) else { throw InputError(missing: manifest) }
    guard !identity.isFolder else { throw InputError("\(manifest) is a folder, but has a manifest's name") }
    var (entries, problems) = try Manifest.read(manifest)
    let folder = manifest.removingLastComponent()
    for entry in entries {
      guard let image = entry.image else { continue }
      let path = folder.pushing(FilePath(image.value))
      guard let identity = FileIdentity(of: path) else {
        problems.append(ManifestProblem("\(path) does not exist; check the path", at: image.place))
        continue
      }
      guard !identity.isFolder else {
        problems.append(ManifestProblem("\(path) is a folder; a row names one picture", at: image.place))
        continue
      }
      do throws(ManifestProblem) {
        let name = try name(of: path, below: folder, at: image.place)
        guard let direction = directing(entry, manifest, &problems) else { continue }
        list.addDirected(Source(path: path, name: name, isNamed: true, direction: direction), identity)
      } catch {
        problems.append(error)
      }
    }
    if !problems.isEmpty { throw InputError(problems, in: manifest) }
  }

  /// Below the manifest's folder as from an INPUT folder; a picture from elsewhere has its file name.
  private func name(
    of image: FilePath, below folder: FilePath, at place: ManifestPlace
  ) throws(ManifestProblem) -> FilePath {
    do throws(InputError) {
      return try name(of: image.absolute, below: folder.absolute)
    } catch {
      throw ManifestProblem(error.description, at: place)
    }
  }

  private func name(of file: FilePath, below input: FilePath?) throws(InputError) -> FilePath {
    if let root {
      var name = file.absolute
      guard name.removePrefix(root.absolute), !name.isEmpty else {
        throw InputError("\(file) is not below --root \(root)")
      }
      return name
    }
    var name = file
    if let input, name.removePrefix(input) { return name }
    return FilePath(root: nil, file.lastComponent.map { [$0] } ?? [])
  }
}
