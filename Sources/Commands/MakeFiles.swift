internal import SystemPackage
internal import Workflow

/// The files that tell make what was made and of what, written when all of it was.
struct MakeFiles {
  private let options: MakeOptions
  /// When the command began: what changes from here on is newer than the stamp.
  private let start: FileClock.Moment?
  private var depfile: [UInt8]?

  init(_ options: MakeOptions) async throws {
    self.options = options
    start = options.stamp == nil ? nil : try await FileClock.tick()
  }

  /// Throws exit 2 for names that no makefile can hold, before anything is made.
  ///
  /// - Parameters:
  ///   - output: what a source becomes.
  ///   - besides: further files that a source's output depends on.
  mutating func plan(
    _ selection: SourceSelection.Selection, output: (Source) -> FilePath,
    besides: (Source) -> [FilePath] = { _ in [] }
  ) throws(InputError) {
    guard options.depfile != nil else { return }
    let files = selection.sources.map { [$0.path] + besides($0) }
    let rules =
      if let stamp = options.stamp {
        [MakeRule(target: stamp, prerequisites: files.flatMap(\.self) + selection.origins)]
      } else {
        // A folder only tells which pictures there are; a manifest tells what each is to become.
        zip(selection.sources, files).map {
          MakeRule(target: output($0), prerequisites: $1 + ($0.direction.map { [$0.manifest] } ?? []))
        }
      }
    depfile = try MakeRule.text(of: rules)
  }

  /// After a success; an unchanged depfile is left alone.
  func write() async throws {
    let disk = SystemDisk()
    do {
      try await disk.run { [depfile, start, path = options.depfile, stamp = options.stamp] in
        if let path, let depfile, disk.read(path) != depfile { try disk.write(depfile, to: path) }
        if let stamp, let start { try FileClock.stamp(stamp, start) }
      }
    } catch {
      throw CommandFailure(error, "everything was made, but the files for make could not be written")
    }
  }
}
