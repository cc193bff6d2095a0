internal import Domain

/// Where the crop of `attention` and `entropy` lies: found once, in a small copy of the picture.
enum PointOfInterest {
  enum Interest {
    /// Edges, skin and strong colours.
    case eye
    case detail
  }

  /// The longer side of the copy in pixels: as exact as the crop needs, and soon looked through.
  private static let side = 512

  /// `plan` with its crop where there is most to see.
  static func plan(_ plan: FramePlan, for bytes: [UInt8], profileLimit: Int) throws -> FramePlan {
    let header = plan.header
    let whole = header.upright
    let scale = min(1, Double(side) / Double(max(whole.width, whole.height)))
    let shrink = header.kind == .jpeg ? VipsLane.shrink(for: scale, of: header.stored) : 1
    return try Picture.with(bytes, kind: header.kind, shrink: shrink) { picture in
      if header.hasAlpha { try flatten(&picture, plan, profileLimit) }
      try picture.resize(
        width: reduced(header.stored.width, by: scale), height: reduced(header.stored.height, by: scale))
      if !header.hasAlpha { try flatten(&picture, plan, profileLimit) }
      try picture.turnUpright(header.orientation)
      let found = try picture.look(
        for: plan.settings.gravity == .entropy ? .detail : .eye,
        width: min(reduced(plan.crop.width, by: scale), picture.width),
        height: min(reduced(plan.crop.height, by: scale), picture.height))
      return plan.looking(
        left: (2 * found.left * whole.width + picture.width) / (2 * picture.width),
        top: (2 * found.top * whole.height + picture.height) / (2 * picture.height))
    }
  }

  private static func flatten(_ picture: inout Picture, _ plan: FramePlan, _ profileLimit: Int) throws {
    _ = try picture.convertToSRGB(profileLimit: profileLimit)
    try picture.flatten(on: plan.settings.background.ink)
  }

  private static func reduced(_ length: Int, by scale: Double) -> Int {
    max(Int((Double(length) * scale).rounded()), 1)
  }
}
