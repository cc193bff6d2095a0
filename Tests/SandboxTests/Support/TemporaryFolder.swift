import SystemPackage
import TestSupport

/// Runs `body` with a new folder that is gone afterwards: a path can go where the folder itself can not.
@discardableResult
func withTemporaryFolder<Value>(_ body: (FilePath) async throws -> Value) async throws -> Value {
  let folder = try TemporaryDirectory()
  return try await body(folder.path)
}
