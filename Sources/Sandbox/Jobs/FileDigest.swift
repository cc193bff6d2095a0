internal import Domain
private import Foundation
internal import SystemPackage

/// Length and digest of a file. It blocks: call it on the disk's own thread.
enum FileDigest {
  static func read(_ path: FilePath) throws(SandboxError) -> (bytes: Int, digest: Digest) {
    do {
      let file = try FileDescriptor.open(path, .readOnly, options: .closeOnExec)
      return try file.closeAfter { try file.digestAll() }
    } catch {
      throw SandboxError.disk(path, reason: "\(error)")
    }
  }

  /// Nil when there is no such file.
  static func size(of path: FilePath) -> Int? {
    guard let values = try? FileManager.default.attributesOfItem(atPath: path.string) else { return nil }
    return (values[.size] as? NSNumber)?.intValue
  }
}
