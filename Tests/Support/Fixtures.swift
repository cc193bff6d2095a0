private import Foundation
package import SystemPackage

/// The pictures that are committed, and the larger collection that may stand beside the package.
package enum Fixtures {
  private static let package = FilePath(#filePath).removingLastComponent().removingLastComponent()
    .removingLastComponent()

  /// `pictures/progressive.jpg`, `shots/paper-boat.jpg`.
  package static func path(_ name: String) -> FilePath { package.appending("fixtures").appending(name) }

  package static func bytes(_ name: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: URL(filePath: path(name).string)))
  }

  /// `FIRSTFRAME_CORPUS`, else a folder beside the package; nil when there is none, as on most machines.
  package static let corpus: FilePath? = {
    let named = ProcessInfo.processInfo.environment["FIRSTFRAME_CORPUS"].map { FilePath($0) }
    let folder = named ?? package.removingLastComponent().appending("shared/corpus")
    return FileManager.default.fileExists(atPath: folder.string) ? folder : nil
  }()

  /// Files of one folder of the collection, sorted; none when it is not there.
  package static func corpusFiles(_ folder: String) -> [FilePath] {
    guard let corpus else { return [] }
    let names = (try? FileManager.default.contentsOfDirectory(atPath: corpus.appending(folder).string)) ?? []
    return names.sorted().map { corpus.appending(folder).appending($0) }
  }
}
