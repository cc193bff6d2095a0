package import Domain
package import SystemPackage

extension FramePreparer {
  /// Pixels a side; enough to tell pictures apart, too few to feel another encoder.
  private static let side = 32

  /// How far two pictures are apart, whatever their sizes and formats: the root of the mean square difference
  /// of small versions of them, 0 for the same, 1 for black and white.
  package func difference(
    _ file: FilePath, _ other: FilePath, limits: PictureLimits
  ) throws(Rejection) -> Double {
    let pixels = (try miniature(file, limits), try miniature(other, limits))
    let sum = zip(pixels.0, pixels.1).reduce(0.0) { sum, pair in
      let step = Double(pair.0) - Double(pair.1)
      return sum + step * step
    }
    return (sum / Double(max(pixels.0.count, 1))).squareRoot() / 255
  }

  private func miniature(_ file: FilePath, _ limits: PictureLimits) throws(Rejection) -> [UInt8] {
    let bytes = try SourceFile.read(file, limit: limits.fileBytes)
    let header = try header(of: bytes, limits: limits)
    try limits.check(header)
    do {
      return try Picture.with(bytes, kind: header.kind) { picture in
        _ = try picture.convertToSRGB(profileLimit: limits.profileBytes)
        try picture.flatten(on: .black)
        try picture.resize(width: Self.side, height: Self.side)
        try picture.turnUpright(header.orientation)
        return try picture.pixels()
      }
    } catch {
      throw Self.damaged(error)
    }
  }
}
