internal import Domain
private import Foundation
internal import SystemPackage

/// Length and digest of a file. It blocks: call it on the disk's own thread.
enum FileDigest {
  static func read(_ path: FilePath) throws(SandboxError) -> (bytes: Int, digest: Digest) {
    do {
      let file = try FileHandle(forReadingFrom: URL(filePath: path.string))
      defer { file.closeFile() }
      var hasher = SHA256Hasher()
      var bytes = 0
      while let chunk = try file.read(upToCount: 1 << 20), !chunk.isEmpty {
        hasher.update([UInt8](chunk))
        bytes += chunk.count
      }
      return (bytes, hasher.finish())
    } catch {
      throw SandboxError.disk(path, reason: error.localizedDescription)
    }
  }

  /// Nil when there is no such file.
  static func size(of path: FilePath) -> Int? {
    guard let values = try? FileManager.default.attributesOfItem(atPath: path.string) else { return nil }
    return (values[.size] as? NSNumber)?.intValue
  }
}
