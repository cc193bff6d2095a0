internal import SystemPackage

/// What stands at a path right now.
struct PathFacts {
  let exists: Bool
  let isFolder: Bool

  init(_ path: FilePath) {
    let facts = try? path.stat()
    exists = facts != nil
    isFolder = facts?.type == .directory
  }
}
