/// What the first bytes of a file say.
package struct SniffedFile: Sendable, Codable, Equatable {
  /// libmagic's MIME type.
  package let mediaType: String
  /// Nil when it is nothing that may be decoded.
  package let kind: PictureKind?
  package let bytes: Int

  package init(mediaType: String, kind: PictureKind?, bytes: Int) {
    self.mediaType = mediaType
    self.kind = kind
    self.bytes = bytes
  }
}
