/// A number of pixels as people write it: `500MP`, `0.5 MP`, `12000`.
package struct PixelCount: Sendable, Equatable {
  package let pixels: Int

  package init(_ pixels: Int) { self.pixels = pixels }

  /// Nil for anything but a positive number with a unit, or without one for pixels. Case is free.
  package init?(_ text: some StringProtocol) {
    let units = [("MP", 1_000_000), ("megapixels", 1_000_000), ("pixels", 1)]
    guard let pixels = UnitFigure.read(text, units: units) else { return nil }
    self.pixels = pixels
  }
}

extension PixelCount: CustomStringConvertible {
  package var description: String {
    guard pixels >= 1_000_000, pixels % 100_000 == 0 else { return "\(pixels) pixels" }
    let tenths = pixels / 100_000
    return tenths % 10 == 0 ? "\(tenths / 10) megapixels" : "\(tenths / 10).\(tenths % 10) megapixels"
  }
}
