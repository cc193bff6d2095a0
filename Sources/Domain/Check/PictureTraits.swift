/// What the structure of a picture tells, before any pixel is decoded.
package struct PictureTraits: Sendable, Equatable {
  package enum Colours: Sendable {
    case sRGB
    /// By a profile of its own that is not that of sRGB.
    case profile
    /// CMYK.
    case inks
  }

  /// What metadata gives away.
  package enum Secret: Sendable, CaseIterable {
    case place
    case camera
  }

  package var header: PictureHeader
  package var fileBytes: Int
  package var colours = Colours.sRGB
  package var secrets: Set<Secret> = []
  /// What of the structure is not as it must be, as in "it is cut short: ..."; nil when it is whole.
  package var flaw: String?

  package init(header: PictureHeader, fileBytes: Int) {
    self.header = header
    self.fileBytes = fileBytes
  }
}
