internal import Domain

/// What was asked for, checked.
struct JobDraft: Sendable, Codable, Equatable {
  var account = SandboxAccount.openAI
  let model: String
  let prompt: String
  /// The clip's.
  let size: PixelSize
  let seconds: Int
  /// The type of the submitted frame.
  let frame: FrameFormat
  var faults: Set<ShotFault>
  /// The job this one changes.
  var remixedFrom: String?
}

extension JobDraft {
  private enum CodingKeys: CodingKey {
    case account, model, prompt, size, seconds, frame, faults, remixedFrom
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    // Jobs that were kept before there were several accounts name none.
    account = try container.decodeIfPresent(SandboxAccount.self, forKey: .account) ?? .openAI
    model = try container.decode(String.self, forKey: .model)
    prompt = try container.decode(String.self, forKey: .prompt)
    size = try container.decode(PixelSize.self, forKey: .size)
    seconds = try container.decode(Int.self, forKey: .seconds)
    frame = try container.decode(FrameFormat.self, forKey: .frame)
    faults = try container.decode(Set<ShotFault>.self, forKey: .faults)
    remixedFrom = try container.decodeIfPresent(String.self, forKey: .remixedFrom)
  }
}
