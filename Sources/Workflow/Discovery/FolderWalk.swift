internal import SystemPackage

#if canImport(Glibc)
  private import Glibc
#else
  private import Darwin
#endif

/// Walks a folder depth first, in the order of names, one folder's listing in memory at a time and its
/// ancestors'. Hidden names are passed over; a folder that was entered before is not entered again.
struct FolderWalk {
  private var pending: [FilePath]
  private var entered: Set<FileIdentity>

  init(folder: FilePath, excluded: Set<FileIdentity>) {
    entered = excluded
    pending = []
    enter(folder)
  }

  /// The next file that is not a folder, nil after the last.
  mutating func next() -> FilePath? {
    while let path = pending.popLast() {
      guard let identity = FileIdentity(of: path) else { return path }
      if !identity.isFolder { return path }
      enter(path)
    }
    return nil
  }

  private mutating func enter(_ folder: FilePath) {
    guard let identity = FileIdentity(of: folder), entered.insert(identity).inserted else { return }
    pending += Self.names(in: folder).sorted { $1.string < $0.string }.map { folder.appending($0) }
  }

  private static func names(in folder: FilePath) -> [FilePath.Component] {
    guard let handle = unsafe folder.withPlatformString({ unsafe opendir($0) }) else { return [] }
    defer { unsafe closedir(handle) }
    var names: [FilePath.Component] = []
    while let entry = unsafe readdir(handle) {
      let component = unsafe withUnsafePointer(to: &entry.pointee.d_name) { name in
        unsafe name.withMemoryRebound(
          to: CChar.self, capacity: MemoryLayout.size(ofValue: entry.pointee.d_name)
        ) {
          unsafe FilePath.Component(platformString: $0)
        }
      }
      if let component, component.kind == .regular, !component.string.hasPrefix(".") {
        names.append(component)
      }
    }
    return names
  }
}
