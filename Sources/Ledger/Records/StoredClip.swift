package import Domain

/// The clip as it was verified on disk.
package struct StoredClip: Sendable, Equatable {
  package let digest: Digest
  package let bytes: Int

  package init(digest: Digest, bytes: Int) {
    self.digest = digest
    self.bytes = bytes
  }
}
