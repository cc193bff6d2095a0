internal import Domain

/// The lane that takes every format: crop in source pixels, then scale, then colours, on libvips.
struct VipsLane: FrameLane {
  func frame(from source: [UInt8], plan: FramePlan) throws -> (bytes: [UInt8], warnings: [String]) {
    let shrink = plan.header.kind == .jpeg ? Self.shrink(for: plan.scale, of: plan.header.stored) : 1
    return try Picture.with(source, kind: plan.header.kind, shrink: shrink) { picture in
      let settings = plan.settings
      var warnings: [String] = []
      let orientation = plan.header.orientation
      try picture.crop(Self.box(of: plan, in: picture))
      // Transparent colours must not bleed into the edges: flatten before any resampling.
      let flattensFirst = plan.header.hasAlpha
      if flattensFirst { try Self.toSRGB(&picture, &warnings, ink: settings.background.ink) }
      let turned = orientation.swapsSides
      try picture.resize(
        width: turned ? plan.place.height : plan.place.width,
        height: turned ? plan.place.width : plan.place.height)
      if !flattensFirst { try Self.toSRGB(&picture, &warnings, ink: settings.background.ink) }
      try picture.turnUpright(orientation)
      try Self.embed(&picture, plan)
      try picture.strip()
      let bytes = try picture.encoded(FrameEncoding(format: settings.format, quality: settings.quality))
      return (Self.finished(bytes, settings.format), warnings)
    }
  }

  /// What libvips leaves too much or too little of.
  private static func finished(_ bytes: [UInt8], _ format: FrameFormat) -> [UInt8] {
    switch format {
    case .jpeg: JFIFHeader.added(to: bytes)
    case .png: bytes
    case .webp: WebPContainer.withoutMetadata(bytes)
    }
  }

  private static func embed(_ picture: inout Picture, _ plan: FramePlan) throws {
    guard plan.place != CropBox(plan.size) else { return }
    if let backdrop = plan.backdrop {
      try picture.embed(at: plan.place, in: plan.size, onBlurred: backdrop)
    } else {
      try picture.embed(at: plan.place, in: plan.size, on: plan.settings.background.ink)
    }
  }

  private static func toSRGB(
    _ picture: inout Picture, _ warnings: inout [String], ink: RGBColor
  ) throws {
    if try picture.convertToSRGB() {
      warnings.append("its colour profile can't be used; the colours are taken as they are")
    }
    try picture.flatten(on: ink)
  }

  /// The largest reduction libjpeg may do while a factor of two is left for the real filter.
  ///
  /// Not of strips: libvips drops what is left over of a block, down to a picture without any pixels.
  static func shrink(for scale: Double, of stored: PixelSize) -> Int {
    [8, 4, 2].first { 1 / scale >= 2 * Double($0) && min(stored.width, stored.height) >= 16 * $0 } ?? 1
  }

  /// The plan's crop in the pixels that are really there: stored, and maybe shrunk on load.
  private static func box(of plan: FramePlan, in picture: borrowing Picture) -> CropBox {
    let header = plan.header
    let box = header.orientation.stored(plan.crop, upright: header.upright)
    let (left, width) = scaled(box.left, box.width, from: header.stored.width, to: picture.width)
    let (top, height) = scaled(box.top, box.height, from: header.stored.height, to: picture.height)
    return CropBox(left: left, top: top, width: width, height: height)
  }

  private static func scaled(_ start: Int, _ length: Int, from full: Int, to actual: Int) -> (Int, Int) {
    guard full != actual else { return (start, length) }
    let factor = Double(actual) / Double(full)
    let scaledLength = min(max(Int((Double(length) * factor).rounded()), 1), actual)
    let scaledStart = min(max(Int((Double(start) * factor).rounded()), 0), actual - scaledLength)
    return (scaledStart, scaledLength)
  }
}
