internal import Domain
internal import Foundation

/// The parameters that the page allows, and how they go together.
///
/// Lengths of 4, 8 and 12 seconds belong to the official channel, which wants exact frames; 10, 15 and 25 to the
/// other one, which takes any picture. The words of the refusals are the sandbox's own.
struct V2GenerationsChecks {
  let fields: V2GenerationsFields

  static let models = ["sora-2", "sora-2-pro"]
  static let durations = ["10", "15", "25", "4", "8", "12"]
  static let ratios = ["16:9", "9:16"]
  static let imageLimit = 4
  /// The sandbox's own: pictures of any size are decoded here.
  static let sideLimit = 8192

  private static let official = ["4", "8", "12"]

  private var isHD: Bool { fields.hd ?? false }
  private var duration: String { fields.duration ?? Self.durations[0] }
  private var isPro: Bool { fields.model == "sora-2-pro" }

  func check() throws {
    guard let prompt = fields.prompt, !prompt.isEmpty else {
      throw V2GenerationsError.parameter("prompt is required")
    }
    guard let model = fields.model, !model.isEmpty else {
      throw V2GenerationsError.parameter("model is required")
    }
    guard Self.models.contains(model) else { throw SandboxTrouble.unknownModel(model) }
    try expect(fields.aspectRatio, "aspect_ratio", among: Self.ratios)
    try expect(duration, "duration", among: Self.durations)
    if isHD, !isPro { throw V2GenerationsError.parameter("hd is supported by sora-2-pro only") }
    if duration == "25", !isPro {
      throw V2GenerationsError.parameter("duration 25 is supported by sora-2-pro only")
    }
    if isHD, duration == "25" { throw V2GenerationsError.parameter("hd can't be used with duration 25") }
    if let hook = fields.notifyHook, URL(string: hook)?.scheme?.hasPrefix("http") != true {
      throw V2GenerationsError.parameter("notify_hook must be a URL")
    }
  }

  private func expect(
    _ value: String?, _ name: String, among values: [String]
  ) throws(V2GenerationsError) {
    guard let value, !values.contains(value) else { return }
    throw .parameter("\(name) must be one of \(values.joined(separator: ", ")), not \(value)")
  }

  /// The first picture, which is the frame; all must be pictures.
  func frame() throws(V2GenerationsError) -> SubmittedFrame {
    guard let images = fields.images, !images.isEmpty else { throw .parameter("images is required") }
    if images.count > Self.imageLimit { throw .parameter("images: at most \(Self.imageLimit)") }
    var frames: [SubmittedFrame] = []
    for (place, text) in images.enumerated() {
      do { frames.append(try SubmittedFrame(dataURL: text)) } catch {
        throw .parameter("images[\(place)]: \(error)")
      }
      let size = frames[place].facts.size
      if max(size.width, size.height) > Self.sideLimit {
        throw .parameter("images[\(place)]: \(size) is larger than \(Self.sideLimit) pixels a side")
      }
    }
    return frames[0]
  }

  /// A frame of another size is not refused here: the service behind this one looks at it, and the task fails.
  func draft(frame: SubmittedFrame) throws -> JobDraft {
    let prompt = fields.prompt ?? ""
    var faults = try ShotFault.asked(by: prompt)
    let sizes = sizes(frame: frame.facts.size).compactMap { PixelSize($0) }
    let exact = sizes.first { $0 == frame.facts.size }
    guard let size = exact ?? sizes.first, let seconds = Int(duration) else {
      throw V2GenerationsError.parameter("no size fits")
    }
    if exact == nil, Self.official.contains(duration) { faults.insert(.size) }
    return JobDraft(
      account: V2GenerationsDialect.account, model: fields.model ?? "", prompt: prompt, size: size,
      seconds: seconds, frame: frame.facts.format, faults: faults)
  }

  /// What the clip may measure; no page tells the sizes of `hd`.
  private func sizes(frame: PixelSize) -> [String] {
    let isLandscape = fields.aspectRatio.map { $0 == "16:9" } ?? (frame.width > frame.height)
    return switch (isHD, isLandscape) {
    case (false, true): ["1280x720"]
    case (false, false): ["720x1280"]
    case (true, true): ["1920x1080", "1792x1024", "1280x720"]
    case (true, false): ["1080x1920", "1024x1792", "720x1280"]
    }
  }
}
