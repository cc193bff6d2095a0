package import Domain

/// A clip that is complete and fsynced under its temporary name.
package struct DownloadedFile: Sendable, Equatable {
  package let bytes: Int
  package let digest: Digest

  package init(bytes: Int, digest: Digest) {
    self.bytes = bytes
    self.digest = digest
  }
}
