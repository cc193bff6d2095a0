import Foundation
import SystemPackage

/// A folder of a test's own, removed afterwards.
struct TemporaryFolder {
  let path: FilePath

  static func run<Value>(_ body: (TemporaryFolder) async throws -> Value) async throws -> Value {
    let path = FilePath(NSTemporaryDirectory()).appending("firstframe-\(UUID().uuidString)")
    try FileManager.default.createDirectory(atPath: path.string, withIntermediateDirectories: true)
    do {
      let value = try await body(TemporaryFolder(path: path))
      try FileManager.default.removeItem(atPath: path.string)
      return value
    } catch {
      try FileManager.default.removeItem(atPath: path.string)
      throw error
    }
  }

  func file(_ name: String) -> FilePath { path.appending(name) }

  @discardableResult
  func write(_ bytes: [UInt8], to name: String, permissions: Int = 0o600) throws -> FilePath {
    let path = file(name)
    try Data(bytes).write(to: URL(fileURLWithPath: path.string))
    try FileManager.default.setAttributes([.posixPermissions: permissions], ofItemAtPath: path.string)
    return path
  }

  func bytes(_ path: FilePath) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(fileURLWithPath: path.string)))
  }

  func exists(_ path: FilePath) -> Bool { FileManager.default.fileExists(atPath: path.string) }
}
