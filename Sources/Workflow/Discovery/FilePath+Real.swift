package import SystemPackage

#if canImport(Glibc)
  private import Glibc
#else
  private import Darwin
#endif

extension FilePath {
  /// From the root and without links, as it is on the disk; nil when it is not there.
  package var real: FilePath? {
    // An empty path is this folder, as in the folder of a bare name.
    let path = isEmpty ? "." : self
    return unsafe path.withPlatformString { text in
      guard let found = unsafe realpath(text, nil) else { return nil }
      defer { unsafe free(found) }
      return unsafe FilePath(platformString: found)
    }
  }

  /// The file's path as seen from a folder, both where they really are: names alone mislead behind a link. The last
  /// component is not followed. Nil when either folder is not there.
  func seen(from folder: FilePath) -> FilePath? {
    guard let name = lastComponent, let own = removingLastComponent().real?.appending(name),
      let other = folder.real
    else { return nil }
    let common = zip(own.components, other.components).prefix { $0 == $1 }.count
    let up = repeatElement("..", count: other.components.count - common).compactMap { Component($0) }
    return FilePath(root: nil, up + own.components.dropFirst(common))
  }
}
