/// Something that can go wrong on request.
package enum SandboxFault: String, Sendable, CaseIterable {
  // Of the transport, made by the gate in front of the server.
  /// The connection closes before a byte is read.
  case closeBeforeRead = "close-before-read"
  /// The request is read whole and thrown away, then the connection closes.
  case drop
  /// The request is read whole and served, so that a create makes its job; then the connection closes
  /// instead of the reply.
  case closeAfterRead = "close-after-read"
  /// The same, but with a reset.
  case reset
  /// The same, but the connection stays open without a reply.
  case stall
  /// The reply ends in the middle of its body.
  case truncate

  // Of the server.
  /// The reply is held back, when all is done.
  case latency
  /// Refused with `Retry-After`; nothing is done.
  case tooManyRequests = "429"
  /// The key is refused; nothing is done.
  case authentication = "auth"
  /// The account has no money left; nothing is done.
  case balance
  /// Too many jobs are running; nothing is done.
  case busy
  /// An error although all is done.
  case serverError = "500"
  /// An error, and nothing is done.
  case unavailable = "503"
  /// New jobs are missing from the list for a time.
  case listLag = "list-lag"

  // Of a job, by the names that prompts use for them.
  case moderation
  case imageModeration = "moderation-image"
  case promptModeration = "moderation-prompt"
  case size
  case gone
  case fail
  case lostResult = "lost-result"
  case lostStatus = "lost-status"
  case expire
  case slow
  case stuck

  var isOfTransport: Bool {
    switch self {
    case .closeBeforeRead, .drop, .closeAfterRead, .reset, .stall, .truncate: true
    default: false
    }
  }

  /// The fault that its job has for life.
  var ofJob: ShotFault? {
    switch self {
    case .moderation, .imageModeration, .promptModeration, .size, .gone, .fail, .lostResult, .lostStatus,
      .expire, .slow, .stuck:
      ShotFault(rawValue: rawValue)
    default: nil
    }
  }

  var takesTime: Bool { self == .latency || self == .listLag }

  /// It can be kept to one kind of call.
  var takesCall: Bool { self != .closeBeforeRead && self != .listLag && ofJob == nil }

  /// It happens to some and not to others.
  var takesShare: Bool { self != .listLag }
}
