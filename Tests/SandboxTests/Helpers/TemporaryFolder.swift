import Foundation
import SystemPackage

/// Runs `body` with a new folder that is gone afterwards.
@discardableResult
func withTemporaryFolder<Value>(_ body: (FilePath) async throws -> Value) async throws -> Value {
  let url = FileManager.default.temporaryDirectory.appending(path: "sandbox-tests-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: url) }
  return try await body(FilePath(url.path(percentEncoded: false)))
}
