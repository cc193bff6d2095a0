private import Domain
private import Foundation
internal import SystemPackage
internal import Workflow

/// The files that tell make what was made and of what, written when all of it was.
struct MakeFiles {
  /// What is made of one source, and of which files.
  private struct Product {
    let output: FilePath
    let source: FilePath
    let besides: [FilePath]
    /// Whatever is in it; other sources are none if their content is no picture.
    let isSure: Bool

    var files: [FilePath] { [source] + besides }
  }

  private let options: MakeOptions
  /// When the command began: what changes from here on is newer than the stamp.
  private let start: FileClock.Moment?
  private var products: [Product] = []
  /// What says which sources there are.
  private var origins: [FilePath] = []
  /// What says how they are made.
  private let settings: [FilePath]

  init(_ options: MakeOptions) async throws {
    self.options = options
    start = options.stamp == nil ? nil : try await FileClock.tick()
    // A pipe that settings came through is gone when make looks.
    settings = Configuration.current.files.map(\.path).filter { FileFacts(of: $0) != nil }
  }

  /// Throws exit 2 for names that no makefile can hold, before anything is made.
  ///
  /// - Parameters:
  ///   - output: what a source becomes.
  ///   - besides: a further file or folder that a source's output depends on.
  mutating func plan(
    _ selection: SourceSelection.Selection, output: (Source) -> FilePath,
    besides: (Source) -> FilePath? = { _ in nil }
  ) throws(InputError) {
    guard options.depfile != nil else { return }
    origins = selection.origins
    products = selection.sources.map { source in
      Product(
        output: output(source), source: source.path,
        besides: [besides(source), source.direction?.manifest].compactMap(\.self),
        isSure: source.isNamed || SourceSelection.hasPictureName(source))
    }
    _ = try text(of: products.filter(\.isSure))
  }

  /// Where a source's prompt is looked for: the file beside it, or the folder in which that may appear.
  static func promptPlace(of source: Source) -> FilePath? {
    guard source.direction?.prompt == nil else { return nil }
    let folder = source.path.removingLastComponent()
    return source.sidecar ?? (folder.isEmpty ? "." : folder)
  }

  private func text(of products: [Product]) throws(InputError) -> [UInt8] {
    let rules =
      if let stamp = options.stamp {
        [MakeRule(target: stamp, prerequisites: products.flatMap(\.files) + origins + settings)]
      } else {
        // A folder only tells which pictures there are; a manifest tells what each is to become.
        products.map { MakeRule(target: $0.output, prerequisites: $0.files + settings) }
      }
    return try MakeRule.text(of: rules)
  }

  /// After a success; an unchanged depfile is left alone. `others` turned out to be no pictures.
  func write(without others: Set<FilePath>) async throws {
    let failure = "everything was made, but the files for make could not be written"
    let disk = SystemDisk()
    do {
      let depfile = try text(of: products.filter { $0.isSure || !others.contains($0.source) })
      try await disk.run { [start, path = options.depfile, stamp = options.stamp] in
        if let path, disk.read(path) != depfile { try disk.write(depfile, to: path) }
        if let stamp, let start { try FileClock.stamp(stamp, start) }
      }
    } catch let error as InputError {
      throw CommandFailure.usage("\(failure): \(error)")
    } catch {
      throw CommandFailure(error, failure)
    }
  }
}
