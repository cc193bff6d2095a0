internal import SystemPackage

#if canImport(Glibc)
  private import Glibc
#else
  private import Darwin
#endif

/// Walks a folder depth first, in the order of the names' bytes, one folder's listing in memory at a time and
/// its ancestors'. Hidden names are passed over; a folder that was entered before is not entered again.
/// Neither is a folder below it that is an output of firstframe.
struct FolderWalk {
  private var pending: [FilePath]
  private var entered: Set<FileIdentity>
  /// Folders that could not be opened: what is in them stays unknown.
  private(set) var closed: [FilePath] = []

  init(folder: FilePath, excluded: Set<FileIdentity>) {
    entered = excluded
    pending = []
    enter(folder, isTop: true)
  }

  /// The next file that is not a folder, nil after the last. A link that leads nowhere is a file too.
  mutating func next() -> FilePath? {
    while let path = pending.popLast() {
      guard let identity = FileIdentity(of: path) else { return path }
      if !identity.isFolder { return path }
      enter(path)
    }
    return nil
  }

  private mutating func enter(_ folder: FilePath, isTop: Bool = false) {
    guard let identity = FileIdentity(of: folder), entered.insert(identity).inserted else { return }
    if !isTop, Self.isOutput(folder) { return }
    guard let names = Self.names(in: folder) else { return closed.append(folder) }
    pending += names.sorted { Self.precedes($1, $0) }.map { folder.appending($0) }
  }

  /// What an earlier run wrote is no source: frames of frames and clips of clips nobody asked for.
  private static func isOutput(_ folder: FilePath) -> Bool {
    FileIdentity(of: folder.appending(".firstframe")) != nil
      && FileIdentity(of: folder.appending("firstframe.yaml")) == nil
  }

  /// Nil when the folder can't be opened.
  private static func names(in folder: FilePath) -> [FilePath.Component]? {
    guard let handle = unsafe folder.withPlatformString({ unsafe opendir($0) }) else { return nil }
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
      if let component, component.kind == .regular, !isHidden(component) { names.append(component) }
    }
    return names
  }

  /// By the first byte: a dot that a combining mark follows is a dot all the same.
  private static func isHidden(_ name: FilePath.Component) -> Bool {
    name.string.utf8.first == UInt8(ascii: ".")
  }

  /// By bytes: text order leaves open which of two equal-looking names comes first.
  private static func precedes(_ first: FilePath.Component, _ second: FilePath.Component) -> Bool {
    unsafe first.withPlatformString { first in
      unsafe second.withPlatformString { unsafe strcmp(first, $0) < 0 }
    }
  }
}
