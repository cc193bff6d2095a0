/// How a picture lies in a frame of one size: what is cut out of it, and where that is put.
struct Framing: Equatable {
  /// The frame's exact size.
  let size: PixelSize
  /// What is kept, in upright source pixels.
  let crop: CropBox
  /// Where it lies in the frame, in frame pixels.
  let place: CropBox
  /// Output pixels per source pixel; above 1 the picture is enlarged.
  let scale: Double
  /// The share by which sizes are compared, 0...1: of the picture that is kept, or of the frame that is filled.
  let gain: Double

  init(_ source: PixelSize, in size: PixelSize, fit: Fit, gravity: Gravity) {
    self.size = size
    let factors = (
      Double(size.width) / Double(source.width), Double(size.height) / Double(source.height)
    )
    switch fit {
    case .cover:
      crop = CropBox.largest(of: size, in: source).moved(to: gravity, in: source)
      place = CropBox(size)
      scale = max(factors.0, factors.1)
      gain = Double(crop.area) / Double(source.pixels)
    case .contain:
      crop = CropBox(source)
      place = CropBox.largest(of: source, in: size).moved(to: .centre, in: size)
      scale = min(factors.0, factors.1)
      // Exact, not from the rounded place: sizes of one shape must be equals.
      let (width, height) = (source.width * size.height, source.height * size.width)
      gain = Double(min(width, height)) / Double(max(width, height))
    }
  }
}
