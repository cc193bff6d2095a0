private import Foundation
internal import SystemPackage

/// Finds a program the way a shell does.
enum ProgramFinder {
  /// The first executable file called `name` in the absolute folders of `searchPath`.
  static func find(_ name: String, in searchPath: String) -> FilePath? {
    searchPath.split(separator: ":").filter { $0.hasPrefix("/") }
      .map { FilePath(String($0)).appending(name) }
      .first { FileManager.default.isExecutableFile(atPath: $0.string) && !isFolder($0) }
  }

  private static func isFolder(_ path: FilePath) -> Bool {
    let attributes = try? FileManager.default.attributesOfItem(atPath: path.string)
    return attributes?[.type] as? FileAttributeType == .typeDirectory
  }

  static var processSearchPath: String { ProcessInfo.processInfo.environment["PATH"] ?? "" }
}
