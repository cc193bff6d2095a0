/// What a person may refuse of a frame before any work; every sentence names the figure.
enum FramePolicy {
  static func checkSide(of framing: Framing, settings: FrameSettings) throws(Rejection) {
    let size = framing.size
    if max(size.width, size.height) > settings.format.sideLimit {
      throw Rejection(
        nil,
        "\(size) is more than \(settings.format.rawValue) can hold"
          + " (\(settings.format.sideLimit) pixels a side); choose another --format")
    }
  }

  /// Remarks on a crop that nobody spoke of.
  static func checkCrop(
    _ loss: Double, of framing: Framing, settings: FrameSettings
  ) throws(Rejection) -> [String] {
    let fact = "the crop to \(framing.size)"
    guard let limit = settings.maxCrop else {
      guard loss > FrameSettings.remarkableCrop else { return [] }
      return [
        FindingCode.croppedTooMuch.remark(
          "\(fact) loses \(above(loss * 100)) % of the picture; --gravity chooses what stays, --fit contain keeps"
            + " it all")
      ]
    }
    if loss > limit {
      throw Rejection(
        .croppedTooMuch,
        "\(fact) would lose \(above(loss * 100)) % of the picture, more than --max-crop"
          + " \(below(limit * 100)) %; raise it or choose a size nearer to the picture's shape")
    }
    return []
  }

  /// Remarks on an enlargement that is let through.
  static func checkEnlargement(
    of source: PixelSize, in framing: Framing, settings: FrameSettings
  ) throws(Rejection) -> [String] {
    let policy = settings.upscale
    guard framing.scale > policy.limit, policy.mode != .allow else { return [] }
    let aim = settings.fit == .cover ? "fill" : "fit"
    let fact = "\(source) would be enlarged \(above(framing.scale))x to \(aim) \(framing.size)"
    if policy.mode == .refuse {
      throw Rejection(
        .enlargedTooFar, "\(fact), more than \(below(policy.limit))x; use a larger picture or --upscale allow"
      )
    }
    let remark = "\(fact), more than \(below(policy.limit))x; the clip will look soft"
    return [FindingCode.enlargedTooFar.remark(remark)]
  }

  /// To a tenth, upwards, so that a figure just over its limit never looks like the limit.
  private static func above(_ value: Double) -> String { tenths((value * 10 - 1e-6).rounded(.up)) }

  private static func below(_ value: Double) -> String { tenths((value * 10 + 1e-6).rounded(.down)) }

  private static func tenths(_ value: Double) -> String {
    let count = Int(value)
    return count % 10 == 0 ? "\(count / 10)" : "\(count / 10).\(count % 10)"
  }
}
