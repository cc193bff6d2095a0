internal import Domain
internal import SystemPackage
internal import Workers

extension PictureWorkers {
  /// Whether the file has these bytes; one that can't be read has not.
  func holds(_ file: FilePath, _ digest: Digest) async -> Bool {
    do throws(Rejection) {
      return try await self.digest(file) == digest
    } catch {
      return false
    }
  }
}
