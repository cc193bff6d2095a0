private import Domain
internal import SystemPackage

/// A file that only its owner may read, from its first moment on.
enum PrivateFile {
  /// An empty one, on the disk when the call returns; false when the name is taken already.
  static func make(_ path: FilePath) throws -> Bool {
    do {
      // Exclusive: a descriptor is only ever opened and closed on a file that no connection can have yet.
      let descriptor = try FileDescriptor.open(
        path, .writeOnly, options: [.create, .exclusiveCreate, .closeOnExec], permissions: .ownerReadWrite)
      try descriptor.close()
    } catch Errno.fileExists {
      return false
    }
    try DiskNames.flush(path.removingLastComponent())
    return true
  }
}
