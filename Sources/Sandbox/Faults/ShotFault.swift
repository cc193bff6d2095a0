/// A fault that one shot asks for by a marker in its prompt, such as `[sandbox:moderation]`.
package enum ShotFault: String, Sendable, Codable, CaseIterable {
  // For good.
  /// The job fails as blocked by moderation, after it ran.
  case moderation
  /// The picture is refused by moderation.
  case imageModeration = "moderation-image"
  /// The prompt is refused by moderation.
  case promptModeration = "moderation-prompt"
  /// The picture is said to be of a wrong size, although it isn't.
  case size
  /// The model is said to be no longer there.
  case gone
  /// The key is refused.
  case authentication = "auth"
  /// The account has no money left.
  case balance
  /// The job fails after it ran.
  case fail
  /// The job ran, and its result can't be read.
  case lostResult = "lost-result"
  /// The job fails because its service lost sight of it.
  case lostStatus = "lost-status"
  /// The clip expires the moment it is completed.
  case expire
  /// The job runs for longer.
  case slow
  /// The job never ends.
  case stuck

  // Only at the first create of the shot.
  /// 429 with `Retry-After`; nothing is created.
  case tooManyRequests = "429"
  /// Too many jobs are running; nothing is created.
  case busy
  /// 503; nothing is created.
  case unavailable = "503"
  /// 500 although the job was created.
  case serverError = "500"
  /// The answer breaks off, and nothing is created.
  case drop
  /// The answer breaks off although the job was created.
  case closeAfterRead = "close-after-read"

  /// Only at the first download: it ends halfway.
  case truncate

  package var marker: String { "\(Self.opening)\(rawValue)]" }

  private static let opening = "[sandbox:"

  /// Why the job fails, for faults that make it.
  var trouble: JobTrouble? {
    switch self {
    case .moderation: .resultModeration
    case .imageModeration: .imageModeration
    case .promptModeration: .promptModeration
    case .size: .imageSize
    case .gone: .modelGone
    case .fail: .internalFault
    case .lostResult: .lostResult
    case .lostStatus: .lostStatus
    case .authentication, .balance, .expire, .slow, .stuck, .tooManyRequests, .busy, .unavailable,
      .serverError,
      .drop, .closeAfterRead, .truncate:
      nil
    }
  }

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

  static func asked(by prompt: String) throws(SandboxTrouble) -> Set<ShotFault> {
    do { return try read(prompt).get() } catch { throw .unknownMarker(error) }
  }

  struct UnknownMarker: Error, Equatable, CustomStringConvertible {
    let text: String

    var description: String {
      "Unknown sandbox marker '\(text)' in the prompt."
        + " Supported markers are: \(WordList.quoted(ShotFault.allCases.map(\.marker), "and"))."
    }
  }
}
