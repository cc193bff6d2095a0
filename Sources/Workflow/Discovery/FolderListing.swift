internal import SystemPackage

#if canImport(Glibc)
  private import Glibc
#else
  private import Darwin
#endif

/// The names in one folder, without the hidden ones unless they are wanted, in the order of their bytes; one block of
/// memory however many there are.
struct FolderListing {
  /// All names, a zero after each.
  private var bytes: [UInt8] = []
  /// Where the names begin, the first name last.
  private var starts: [Int] = []

  /// Nil when the folder can't be opened.
  init?(_ folder: FilePath, takesHidden: Bool = false) {
    guard let handle = unsafe folder.withPlatformString({ unsafe opendir($0) }) else { return nil }
    defer { unsafe closedir(handle) }
    while let entry = unsafe readdir(handle) {
      let room = unsafe MemoryLayout.size(ofValue: entry.pointee.d_name)
      unsafe withUnsafePointer(to: &entry.pointee.d_name) { field in
        unsafe field.withMemoryRebound(to: UInt8.self, capacity: room) { name in
          // By the first byte: a dot that a combining mark follows is a dot all the same.
          guard unsafe takesHidden || name.pointee != UInt8(ascii: ".") else { return }
          starts.append(bytes.count)
          unsafe bytes.append(contentsOf: UnsafeBufferPointer(start: name, count: strlen(name)))
          bytes.append(0)
        }
      }
    }
    // By bytes: text order leaves open which of two equal-looking names comes first.
    unsafe bytes.withUnsafeBufferPointer { all in
      guard let base = all.baseAddress else { return }
      starts.sort { left, right in
        unsafe strcmp(
          UnsafeRawPointer(base + left).assumingMemoryBound(to: CChar.self),
          UnsafeRawPointer(base + right).assumingMemoryBound(to: CChar.self)) > 0
      }
    }
  }

  /// The next name; nil after the last.
  mutating func next() -> [UInt8]? {
    guard let start = starts.popLast() else { return nil }
    return Array(bytes[start...].prefix { $0 != 0 })
  }
}
