private import Domain
internal import Foundation
internal import SystemPackage

/// Files that are whole or absent, whenever the program is killed. Every call blocks: for the disk's own thread.
///
/// Contents are flushed before they get their name. Folders are not: losing the newest job to a power cut is
/// no loss in a sandbox, and a flush less for each of a thousand jobs is half a minute.
enum DurableFile {
  /// A new file with these bytes, flushed.
  static func write(_ data: Data, to path: FilePath) throws(SandboxError) {
    try guarding(path) {
      let file = try FileDescriptor.open(
        path, .writeOnly, options: [.create, .truncate],
        permissions: [.ownerReadWrite, .groupRead, .otherRead])
      try file.closeAfter {
        try file.writeAll(data)
        try file.flush()
      }
    }
  }

  /// Puts `data` under a name that may exist: readers see the old bytes or the new ones.
  static func replace(_ path: FilePath, with data: Data) throws(SandboxError) {
    let fresh = FilePath("\(path).new")
    try write(data, to: fresh)
    try rename(fresh, to: path)
  }

  /// Gives a complete file or folder its final name.
  static func rename(_ source: FilePath, to target: FilePath) throws(SandboxError) {
    try guarding(target) { try DiskNames.rename(source, to: target) }
  }

  /// Flushes a file that another program wrote.
  static func sync(_ path: FilePath) throws(SandboxError) {
    try guarding(path) { try DiskNames.flush(path) }
  }

  private static func guarding(_ path: FilePath, _ body: () throws -> Void) throws(SandboxError) {
    do { try body() } catch { throw SandboxError.disk(path, reason: String(describing: error)) }
  }
}
