private import Foundation
internal import SystemPackage

/// What stands at a path right now.
struct PathFacts {
  let exists: Bool
  let isFolder: Bool

  init(_ path: FilePath) {
    var isFolder: ObjCBool = false
    exists = unsafe FileManager.default.fileExists(atPath: path.string, isDirectory: &isFolder)
    self.isFolder = isFolder.boolValue
  }
}
