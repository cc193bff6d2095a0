internal import Domain

/// The lane that takes every format: crop in source pixels, then scale, then colours, on libvips.
struct VipsLane: FrameLane {
  func frame(
    from source: [UInt8], plan: FramePlan, limits: PictureLimits
  ) throws -> (bytes: [UInt8], warnings: [String]) {
    let shrink = plan.header.kind == .jpeg ? Self.shrink(for: plan.scale, of: plan.header.stored) : 1
    return try Picture.with(source, kind: plan.header.kind, shrink: shrink) { picture in
      let settings = plan.settings
      var warnings: [String] = []
      let orientation = plan.header.orientation
      let cut = Self.cut(of: plan, shrunkBy: shrink, in: picture)
      try picture.crop(
        CropBox(
          left: cut.across.start, top: cut.down.start, width: cut.across.length, height: cut.down.length))
      // Transparent colours must not bleed into the edges: flatten before any resampling.
      let flattensFirst = plan.header.hasAlpha
      if flattensFirst { warnings += try Self.toSRGB(&picture, plan, limits) }
      try picture.resize(across: cut.across.scale, down: cut.down.scale)
      try picture.trim(
        CropBox(left: cut.across.trim, top: cut.down.trim, width: cut.width, height: cut.height))
      if !flattensFirst { warnings += try Self.toSRGB(&picture, plan, limits) }
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

  /// Gives the remark on a profile that is of no use.
  private static func toSRGB(
    _ picture: inout Picture, _ plan: FramePlan, _ limits: PictureLimits
  ) throws -> [String] {
    let isBad = try picture.convertToSRGB(profileLimit: limits.profileBytes)
    try picture.flatten(on: plan.settings.background.ink)
    return isBad ? ["its colour profile can't be used; the colours are taken as they are"] : []
  }

  /// The largest reduction libjpeg may do while a factor of two is left for the real filter.
  ///
  /// Not of strips: libvips drops what is left over of a block, down to a picture without any pixels.
  static func shrink(for scale: Double, of stored: PixelSize) -> Int {
    [8, 4, 2].first { 1 / scale >= 2 * Double($0) && min(stored.width, stored.height) >= 16 * $0 } ?? 1
  }

  private struct Cut {
    let across: ShrunkCut
    let down: ShrunkCut
    /// As the picture is stored, not yet turned.
    let width: Int
    let height: Int
  }

  /// The plan's crop in the pixels that are really there: stored, and maybe shrunk on load.
  private static func cut(of plan: FramePlan, shrunkBy shrink: Int, in picture: borrowing Picture) -> Cut {
    let orientation = plan.header.orientation
    let box = orientation.stored(plan.crop, upright: plan.header.upright)
    let (width, height) =
      orientation.swapsSides ? (plan.place.height, plan.place.width) : (plan.place.width, plan.place.height)
    return Cut(
      across: ShrunkCut(
        start: box.left, length: box.width, shrink: shrink, actual: picture.width, target: width),
      down: ShrunkCut(
        start: box.top, length: box.height, shrink: shrink, actual: picture.height, target: height),
      width: width, height: height)
  }
}
