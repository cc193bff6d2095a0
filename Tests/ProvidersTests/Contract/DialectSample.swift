import Testing

@testable import Providers

/// One dialect as its servers speak it: everything the contract needs to know. A new dialect adds one.
struct DialectSample: Sendable, CustomTestStringConvertible {
  enum Stage: String, Sendable, CaseIterable {
    case queued
    case running
    case completed
    /// Refused by a moderation of the result.
    case blocked
    /// A word that no documentation has.
    case unheardOf
  }

  enum Call: Sendable, Equatable {
    case submit
    case poll
    case list(cursor: String?)
    case content
    case thumbnail
  }

  let dialect: Dialect
  /// The catalog entry that speaks it.
  let entry: String
  let call: @Sendable (RecordedRequest) -> Call?
  let job: @Sendable (_ id: String, Stage) -> String
  /// Newest first, each for `listed`; `more` says that a further page exists.
  let page: @Sendable (_ jobs: [(id: String, createdAt: Int64)], _ more: Bool) -> String
  /// A refusal's body.
  let complaint: @Sendable (_ message: String) -> String

  static let all: [DialectSample] = [.openAIVideos]

  /// What every job of a page was asked for.
  static let listed = (model: "sora-2", prompt: "slow “push-in” ü", size: "1280x720", seconds: 4)

  var testDescription: String { dialect.rawValue }
}
