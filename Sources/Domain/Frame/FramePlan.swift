/// The geometry of one frame: computed once from header and settings, carried out by any lane.
///
/// Crop first, then scale: the crop box is in source pixels, so no intermediate picture is ever
/// larger than the source or the frame, whatever its shape.
package struct FramePlan: Sendable, Codable, Equatable {
  package let header: PictureHeader
  package let settings: FrameSettings
  /// The frame's exact size: the one of the settings' sizes that crops least.
  package let size: PixelSize
  /// What is kept, in upright source pixels.
  package let crop: CropBox
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
    let kept = settings.sizes.map { ($0, Self.cover(source, with: $0)) }
    guard let (size, crop) = kept.max(by: { Self.area($0.1) < Self.area($1.1) }) else {
      throw Rejection(nil, "no size was given for its frame; use --size")
    }
    self.header = header
    self.settings = settings
    self.size = size
    self.crop = crop
    scale = max(Double(size.width) / Double(source.width), Double(size.height) / Double(source.height))
    cropLoss = 1 - Double(Self.area(crop)) / Double(source.pixels)
    try Self.checkSide(size, settings: settings)
    try Self.checkCrop(cropLoss, size: size, settings: settings)
    warnings = try Self.checkEnlargement(scale, of: source, size: size, settings: settings)
  }

  private static func area(_ box: CropBox) -> Int { box.width * box.height }

  /// The largest box of the frame's shape inside `source`, centred; odd pixels go right and down.
  private static func cover(_ source: PixelSize, with frame: PixelSize) -> CropBox {
    var width = source.width
    var height = source.height
    if source.width * frame.height > frame.width * source.height {
      width = nearest(source.height * frame.width, over: frame.height, upTo: source.width)
    } else {
      height = nearest(source.width * frame.height, over: frame.width, upTo: source.height)
    }
    return CropBox(
      left: (source.width - width) / 2, top: (source.height - height) / 2, width: width, height: height)
  }

  private static func nearest(_ value: Int, over divisor: Int, upTo limit: Int) -> Int {
    min(max((2 * value + divisor) / (2 * divisor), 1), limit)
  }

  private static func checkSide(_ size: PixelSize, settings: FrameSettings) throws(Rejection) {
    let side = max(size.width, size.height)
    if side > settings.format.sideLimit {
      throw Rejection(
        nil,
        "\(size) is more than \(settings.format.rawValue) can hold"
          + " (\(settings.format.sideLimit) pixels a side); choose another --format")
    }
  }

  private static func checkCrop(
    _ loss: Double, size: PixelSize, settings: FrameSettings
  ) throws(Rejection) {
    if let limit = settings.maxCrop, loss > limit {
      throw Rejection(
        .croppedTooMuch,
        "the crop to \(size) would lose \(percent(loss)) of the picture, more than --max-crop"
          + " \(percent(limit)); raise it or choose a size nearer to the picture's shape")
    }
  }

  private static func checkEnlargement(
    _ scale: Double, of source: PixelSize, size: PixelSize, settings: FrameSettings
  ) throws(Rejection) -> [String] {
    let policy = settings.upscale
    guard scale > policy.limit, policy.mode != .allow else { return [] }
    let fact = "\(source) would be enlarged \(times(scale)) to fill \(size)"
    if policy.mode == .refuse {
      throw Rejection(
        .enlargedTooFar, "\(fact), more than \(times(policy.limit)); use a larger picture or --upscale allow")
    }
    return ["\(fact), more than \(times(policy.limit)); the clip will look soft"]
  }

  private static func percent(_ share: Double) -> String {
    "\(oneDecimal(share * 100)) %"
  }

  private static func times(_ factor: Double) -> String { "\(oneDecimal(factor))x" }

  private static func oneDecimal(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded())
    return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
  }
}
