internal import Domain
internal import Foundation

/// The parameters that the pages of `sora_2_i2v` and `sora_2_pro_i2v` allow, the same for both.
///
/// The pages tell what is allowed, not how a refusal reads; those words are the sandbox's own.
struct VtrixTaskChecks {
  let fields: VtrixTaskFields

  static let models = ["sora_2_i2v", "sora_2_pro_i2v"]
  static let sizes = ["720x1280", "1280x720"]
  static let seconds = ["4", "8", "12"]

  private static let known: Set = ["prompt", "size", "seconds", "input_reference", "remix_video_id"]

  func check() throws {
    guard Self.models.contains(fields.model) else { throw SandboxTrouble.unknownModel(fields.model) }
    if let stray = Set(fields.params.keys).subtracting(Self.known).min() {
      throw VtrixTaskError(400, "unknown parameter \(stray)")
    }
    _ = try prompt()
    _ = try choice("size", among: Self.sizes)
    _ = try choice("seconds", among: Self.seconds)
  }

  /// The frame inside the request; nil when there is none.
  func frame() throws(VtrixTaskError) -> SubmittedFrame? {
    guard let text = try string("input_reference") else { return nil }
    do {
      if text.hasPrefix("data:") { return try SubmittedFrame(dataURL: text) }
      guard let bytes = Data(base64Encoded: text), let facts = try? PictureFacts.read(bytes) else {
        throw SubmittedFrame.Problem.noDataURL
      }
      return try SubmittedFrame(bytes, declared: facts.format.mediaType)
    } catch {
      throw VtrixTaskError(400, "input_reference: \(error)")
    }
  }

  func source() throws(VtrixTaskError) -> String? { try string("remix_video_id") }

  /// A picture of another size is not refused here: the service behind this one looks at it, and the task fails.
  func draft(
    frame: FrameFormat, of frameSize: PixelSize, remixing source: String?
  ) throws -> JobDraft {
    let prompt = try prompt()
    var faults = try ShotFault.asked(by: prompt)
    let text = try choice("size", among: Self.sizes)
    guard let size = PixelSize(text), let seconds = Int(try choice("seconds", among: Self.seconds)) else {
      throw VtrixTaskError(400, "size must be one of \(Self.sizes.joined(separator: ", "))")
    }
    if frameSize != size { faults.insert(.size) }
    return JobDraft(
      account: VtrixTaskDialect.account, model: fields.model, prompt: prompt, size: size, seconds: seconds,
      frame: frame, faults: faults, remixedFrom: source)
  }

  private func string(_ name: String) throws(VtrixTaskError) -> String? {
    switch fields.params[name] {
    case nil, .null: nil
    case .string(let text): text
    case let other?: throw VtrixTaskError(400, "\(name) must be a string, not \(other.kind)")
    }
  }

  private func prompt() throws(VtrixTaskError) -> String {
    guard let prompt = try string("prompt"), !prompt.isEmpty else {
      throw VtrixTaskError(400, "prompt is required")
    }
    return prompt
  }

  private func choice(_ name: String, among values: [String]) throws(VtrixTaskError) -> String {
    let text = try string(name) ?? values[0]
    guard values.contains(text) else {
      throw VtrixTaskError(400, "\(name) must be one of \(values.joined(separator: ", ")), not \(text)")
    }
    return text
  }
}
