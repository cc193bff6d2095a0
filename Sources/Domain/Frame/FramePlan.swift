/// The geometry of one frame: computed once from header and settings, carried out by any lane.
///
/// Crop first, then scale: the crop box is in source pixels, so no intermediate picture is ever
/// larger than the source or the frame, whatever its shape.
package struct FramePlan: Sendable, Codable, Equatable {
  package let header: PictureHeader
  package let settings: FrameSettings
  /// The frame's exact size: the one of the settings' sizes that loses least.
  package let size: PixelSize
  /// What is kept, in upright source pixels.
  package private(set) var crop: CropBox
  /// Where it lies in the frame: all of it, but for the bars of `contain`.
  package let place: CropBox
  /// Output pixels per source pixel; above 1 the picture is enlarged.
  package let scale: Double
  /// The share of the picture's area that the crop leaves out, 0..<1.
  package let cropLoss: Double
  /// Remarks for the report that do not stop the frame.
  package let warnings: [String]

  /// Throws a `Rejection` when a policy of `settings` refuses the picture; every refusal names its figure.
  package init(header: PictureHeader, settings: FrameSettings) throws(Rejection) {
    let source = header.upright
    // The first of equals wins: the list comes in the order of price.
    let framings = settings.sizes.map {
      Framing(source, in: $0, fit: settings.fit, gravity: settings.gravity)
    }
    guard let best = framings.max(by: { $0.gain < $1.gain }) else {
      throw Rejection(nil, "no size was given for its frame; use --size")
    }
    self.header = header
    self.settings = settings
    size = best.size
    crop = best.crop
    place = best.place
    scale = best.scale
    cropLoss = 1 - Double(best.crop.area) / Double(source.pixels)
    try FramePolicy.checkSide(of: best, settings: settings)
    let remarks = try FramePolicy.checkCrop(cropLoss, of: best, settings: settings)
    warnings = try FramePolicy.checkEnlargement(of: source, in: best, settings: settings) + remarks
  }
}

extension FramePlan {
  /// The place of the crop is in the pixels (attention, entropy): somebody has to look before it is cut.
  package var needsLook: Bool {
    guard crop.area < header.upright.pixels else { return false }
    switch settings.gravity {
    case .attention, .entropy: return true
    case .side, .focus: return false
    }
  }

  /// The same plan with its crop, of the same size, at the corner that looking found; pushed inside.
  package func looking(left: Int, top: Int) -> FramePlan {
    var plan = self
    plan.crop = crop.at(left: left, top: top).pushed(into: header.upright)
    return plan
  }

  /// What of the placed picture fills the bars of `contain` when they are to show it blurred; in the pixels of
  /// `place`. Nil where no bar shows.
  package var backdrop: CropBox? {
    guard settings.background == .blur, place != CropBox(size),
      let placed = PixelSize(width: place.width, height: place.height)
    else { return nil }
    return CropBox.largest(of: size, in: placed).moved(to: .centre, in: placed)
  }

  /// What the picture's transparent pixels were filled with; nil when it has none.
  package var filled: RGBColor? { header.hasAlpha ? settings.background.ink : nil }
}
