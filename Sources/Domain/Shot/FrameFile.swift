package import SystemPackage

/// A validated frame on disk: exact size, sniffed type, known bytes.
package struct FrameFile: Sendable, Codable, Equatable {
  package let path: FilePath
  package let format: FrameFormat
  package let size: PixelSize
  package let bytes: Int
  package let digest: Digest

  package init(path: FilePath, format: FrameFormat, size: PixelSize, bytes: Int, digest: Digest) {
    self.path = path
    self.format = format
    self.size = size
    self.bytes = bytes
    self.digest = digest
  }
}
