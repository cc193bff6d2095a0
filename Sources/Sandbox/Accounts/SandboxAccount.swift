/// The services a sandbox stands in for. Each has jobs of its own, under paths of its own.
package enum SandboxAccount: String, Sendable, Codable, CaseIterable {
  case openAI = "openai"
  case azure
  case apiyi
  /// A `/v1/videos` server of the new-api family, which many resellers run.
  case relay
  case vtrix
  case yutoai

  /// What the dialect's own paths are appended to.
  package var base: [String] {
    switch self {
    case .openAI: ["v1"]
    case .azure: ["openai", "v1"]
    // Its real path is OpenAI's.
    case .apiyi: ["apiyi", "v1"]
    case .relay: ["relay", "v1"]
    case .vtrix: ["model", "v1"]
    case .yutoai: ["v2"]
    }
  }

  /// How long a clip can be had; nil for what the sandbox's timing says. Azure counts from the job's creation.
  var lifetime: Duration? {
    switch self {
    case .azure, .apiyi: .seconds(86_400)
    case .openAI, .relay, .vtrix, .yutoai: nil
    }
  }

  /// What its documentation and its users tell; nil for no limit.
  var quota: AccountQuota? {
    self == .azure ? AccountQuota(creates: 2, window: .seconds(60), jobsAtOnce: 2) : nil
  }

  /// A new job's id, in the service's form.
  func freshID() -> String {
    switch self {
    case .openAI, .azure, .apiyi: "video_" + Self.letters("0123456789abcdef", 32)
    case .relay: "task_" + Self.letters("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz", 32)
    case .vtrix: Self.letters("0123456789abcdefghijklmnopqrstuv", 20)
    case .yutoai:
      [8, 4, 4, 4, 12].map { Self.letters("0123456789abcdef", $0) }.joined(separator: "-")
    }
  }

  private static func letters(_ alphabet: String, _ count: Int) -> String {
    String((0..<count).compactMap { _ in alphabet.randomElement() })
  }
}
