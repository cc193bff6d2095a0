/// A fault that one shot asks for by a marker in its prompt, such as `[sandbox:moderation]`.
enum ShotFault: String, Sendable, Codable, CaseIterable {
  /// The job fails as blocked by moderation, after it ran.
  case moderation
  /// The job fails after it ran.
  case fail
  /// The clip expires the moment it is completed.
  case expire
  /// The first create is answered with 429 and `Retry-After`; nothing is created.
  case tooManyRequests = "429"
  /// The first create is answered with 500 although the job was created.
  case serverError = "500"
  /// The job runs for longer.
  case slow

  var marker: String { "\(Self.opening)\(rawValue)]" }

  private static let opening = "[sandbox:"

  /// The faults a prompt asks for, or the first marker that means nothing.
  static func read(_ prompt: String) -> Result<Set<ShotFault>, UnknownMarker> {
    var faults: Set<ShotFault> = []
    var rest = prompt[...]
    while let start = rest.firstRange(of: opening) {
      let tail = rest[start.upperBound...]
      let name = tail.prefix { $0 != "]" }
      guard name.endIndex < tail.endIndex, let fault = ShotFault(rawValue: String(name)) else {
        return .failure(UnknownMarker(text: "\(opening)\(name.prefix(40))]"))
      }
      faults.insert(fault)
      rest = tail[name.endIndex...]
    }
    return .success(faults)
  }

  struct UnknownMarker: Error, Equatable {
    let text: String
  }
}
