import Testing

@testable import Providers

/// One catalog entry as its servers speak: everything the contract needs to know. A new dialect adds one.
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
    case remix
    case poll
    case list(cursor: String?)
    case content
    case picture(String)
    case delete
  }

  typealias Page = @Sendable (_ jobs: [(id: String, createdAt: Int64)], _ more: Bool) -> String

  var entry: String
  /// The path of its base URL.
  var path = "/v1"
  var hasPictures = false
  /// The header that carries the key, and its value.
  var authorization = (name: "authorization", value: "Bearer \(Sample.secret)")
  /// What every call has in its query.
  var query: String?
  /// `path` without the base's, `query` without the fixed one.
  let call: @Sendable (_ method: String, _ path: [String], _ query: String?) -> Call?
  /// `host` is where the peer is, `http://127.0.0.1:1234`.
  let job: @Sendable (_ id: String, Stage, _ host: String) -> String
  /// Newest first, each for `listed`; `more` says that a further page exists. Nil without a list.
  let page: Page?
  /// A refusal's body.
  let complaint: @Sendable (_ message: String) -> String

  static let all: [DialectSample] = [.openAI, .azure, .apiyi, .vtrix, .yutoai, .compatible, .sandbox]

  /// What every job of a page was asked for.
  static let listed = (model: "sora-2", prompt: "slow “push-in” ü", size: "1280x720", seconds: 4)

  var testDescription: String { entry }

  func call(_ request: RecordedRequest) -> Call? {
    let parts = request.target.split(separator: "?", maxSplits: 1).map(String.init)
    var rest = parts.dropFirst().first
    if let query {
      guard let all = rest, all.hasPrefix(query) else { return nil }
      rest = all == query ? nil : String(all.dropFirst(query.count + 1))
    }
    let segments = parts[0].split(separator: "/").map(String.init)
    let own = path.split(separator: "/").map(String.init)
    guard segments.starts(with: own) || segments.first == "clips" else { return nil }
    return call(
      request.method, Array(segments.dropFirst(segments.first == "clips" ? 0 : own.count)), rest)
  }

  func base(at peer: ScriptedPeer) -> String { "http://127.0.0.1:\(peer.port)\(path)" }

  /// A job as the peer that got `request` tells it.
  func job(_ id: String, _ stage: Stage, to request: RecordedRequest) -> PeerAction {
    .json(job(id, stage, "http://\(request.header("host") ?? "")"))
  }
}
