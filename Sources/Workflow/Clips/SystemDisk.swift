package import Domain
private import Foundation
private import Providers
package import SystemPackage

/// The real disk: hidden name, fsync, rename, fsync of the folder.
package struct SystemDisk: ClipDisk {
  package init() {}

  package func run<Value: Sendable>(_ body: @escaping @Sendable () throws -> Value) async throws -> Value {
    try await BlockingWork.run(body)
  }

  package func size(of file: FilePath) -> Int? { FileFacts(of: file)?.bytes }

  package func read(_ file: FilePath) -> [UInt8]? {
    FileManager.default.contents(atPath: file.string).map { Array($0) }
  }

  package func digest(of file: FilePath) throws -> Digest {
    let clip = try FileDescriptor.open(file, .readOnly, options: .closeOnExec)
    return try clip.closeAfter { try clip.digestAll().digest }
  }

  package func flaw(of clip: FilePath) throws -> String? { try MP4Structure.flaw(of: clip) }

  package func makeFolder(for file: FilePath) throws {
    try DiskNames.makeFolder(file.removingLastComponent()) { CrashPoint.reach(.folderMade) }
  }

  package func write(_ bytes: [UInt8], to target: FilePath) throws {
    let part = PartFile.path(for: target)
    try makeFolder(for: part)
    let file = try FileDescriptor.open(
      part, .writeOnly, options: [.create, .truncate, .closeOnExec],
      permissions: [.ownerReadWrite, .groupRead, .otherRead])
    try file.closeAfter { _ = try file.writeAll(bytes) }
    CrashPoint.reach(.fileWritten)
    try DiskNames.flush(part)
    try move(part, to: target)
  }

  package func move(_ file: FilePath, to target: FilePath) throws {
    try makeFolder(for: target)
    CrashPoint.reach(.beforeRename)
    try DiskNames.rename(file, to: target)
    CrashPoint.reach(.afterRename)
    try DiskNames.flush(target.removingLastComponent())
  }

  package func copy(_ file: FilePath, to target: FilePath) throws {
    let part = PartFile.path(for: target)
    try makeFolder(for: part)
    try remove(part)
    try FileManager.default.copyItem(atPath: file.string, toPath: part.string)
    CrashPoint.reach(.fileCopied)
    try DiskNames.flush(part)
    try move(part, to: target)
  }

  package func remove(_ file: FilePath) throws { try DiskNames.remove(file) }
}
