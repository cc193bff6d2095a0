/// The imaging libraries as they are installed, and how workers are confined, for `doctor`.
package struct ImagingDescription: Sendable, Codable, Equatable {
  package let vipsVersion: String
  /// The source types that can be decoded here.
  package let loaders: [PictureKind]
  /// As libmagic counts: 544 is 5.44.
  package let magicVersion: Int
  package let magicDatabase: String
  package let forbidden: Set<Confinement>

  package init(
    vipsVersion: String, loaders: [PictureKind], magicVersion: Int, magicDatabase: String,
    forbidden: Set<Confinement>
  ) {
    self.vipsVersion = vipsVersion
    self.loaders = loaders
    self.magicVersion = magicVersion
    self.magicDatabase = magicDatabase
    self.forbidden = forbidden
  }
}
