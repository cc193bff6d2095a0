package import SystemPackage

#if canImport(Glibc)
  private import Glibc
#else
  private import Darwin
#endif

/// Files whose names need not be text, and files of the system that do not know their size.
package enum FileBytes {
  package static func read(_ path: FilePath) throws -> [UInt8] {
    let file = try FileDescriptor.open(path, .readOnly, options: .closeOnExec)
    return try file.closeAfter {
      var bytes: [UInt8] = []
      var buffer = [UInt8](repeating: 0, count: 1 << 16)
      while true {
        let count = try unsafe buffer.withUnsafeMutableBytes { try unsafe file.read(into: $0) }
        if count == 0 { return bytes }
        bytes += buffer.prefix(count)
      }
    }
  }

  package static func write(_ bytes: [UInt8], to path: FilePath) throws {
    let file = try FileDescriptor.open(
      path, .writeOnly, options: [.create, .truncate, .closeOnExec], permissions: .ownerReadWrite)
    _ = try file.closeAfter { try file.writeAll(bytes) }
  }

  package static func remove(_ path: FilePath) { _ = unsafe path.withPlatformString { unsafe unlink($0) } }

  package static func exists(_ path: FilePath) -> Bool {
    unsafe path.withPlatformString { unsafe access($0, F_OK) } == 0
  }

  /// Makes `link` lead to `target`, which need not exist.
  package static func link(_ link: FilePath, to target: FilePath) throws {
    let status = unsafe target.withPlatformString { target in
      unsafe link.withPlatformString { unsafe symlink(target, $0) }
    }
    if status != 0 { throw Errno(rawValue: errno) }
  }

  /// The path below `folder` whose last component is these bytes.
  package static func path(_ name: [UInt8], in folder: FilePath) -> FilePath {
    let characters = name.map { CInterop.PlatformChar(bitPattern: $0) } + [0]
    return unsafe characters.withUnsafeBufferPointer { buffer in
      unsafe buffer.baseAddress.flatMap { unsafe FilePath.Component(platformString: $0) }
        .map { folder.appending($0) } ?? folder
    }
  }
}
