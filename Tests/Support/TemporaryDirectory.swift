private import Foundation
package import SystemPackage

/// A fresh folder that is removed, with all it holds, when the value goes out of scope.
package struct TemporaryDirectory: ~Copyable {
  package let path: FilePath

  package init() throws {
    let folder = FileManager.default.temporaryDirectory.appending(
      component: "firstframe-test-\(UUID().uuidString)", directoryHint: .isDirectory)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    path = FilePath(folder.path(percentEncoded: false))
  }

  deinit { try? FileManager.default.removeItem(atPath: path.string) }

  /// Writes a file below the folder, with the folders on the way.
  package func write(_ bytes: [UInt8], to name: String) throws -> FilePath {
    let file = path.appending(name)
    try FileManager.default.createDirectory(
      atPath: file.removingLastComponent().string, withIntermediateDirectories: true)
    try Data(bytes).write(to: URL(filePath: file.string))
    return file
  }

  /// The names of all files below the folder, hidden ones too, sorted.
  package func files() throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: path.string)
      .filter { name in
        var isFolder: ObjCBool = false
        let exists = unsafe FileManager.default.fileExists(
          atPath: path.appending(name).string, isDirectory: &isFolder)
        return exists && !isFolder.boolValue
      }
      .sorted()
  }
}
