/// What a source's header says, before any pixel is decoded.
package struct PictureHeader: Sendable, Codable, Equatable {
  package var kind: PictureKind
  /// Size as stored, before the orientation tag is applied.
  package var stored: PixelSize
  package var orientation: Orientation
  package var bands: Int
  package var hasAlpha: Bool
  /// Frames of an animation or pages of a document; 1 for a plain picture.
  package var pages: Int
  /// The decoder must hold the whole picture at once (progressive JPEG, Adam7 PNG).
  package var isInterlaced: Bool
  /// CMYK without a profile: what its inks look like is not known.
  package var hasGuessedInks: Bool

  package init(
    kind: PictureKind, stored: PixelSize, orientation: Orientation = .upright, bands: Int = 3,
    hasAlpha: Bool = false, pages: Int = 1, isInterlaced: Bool = false, hasGuessedInks: Bool = false
  ) {
    self.kind = kind
    self.stored = stored
    self.orientation = orientation
    self.bands = bands
    self.hasAlpha = hasAlpha
    self.pages = pages
    self.isInterlaced = isInterlaced
    self.hasGuessedInks = hasGuessedInks
  }

  package var upright: PixelSize {
    guard orientation.swapsSides, let turned = PixelSize(width: stored.height, height: stored.width) else {
      return stored
    }
    return turned
  }
}
