internal import Domain

/// One job as it is kept on disk. Its state isn't: that follows from its age.
struct SandboxJob: Sendable, Codable, Equatable {
  let id: String
  /// Counts creations in this folder from 1.
  let sequence: Int
  /// Milliseconds since 1970, as all times here.
  let createdAt: Int64
  let draft: JobDraft
  /// Nil while the clip is waiting for its render or in it.
  var render: RenderResult?
  var deletedAt: Int64?

  /// A job that fails whatever its clip needs none.
  var isToBeRendered: Bool { render == nil && trouble == nil }

  var frameName: String { "frame.\(draft.frame.fileExtension)" }
  static let clipName = "clip.mp4"
}

/// How a render ended.
struct RenderResult: Sendable, Codable, Equatable {
  enum Outcome: Sendable, Codable, Equatable {
    case clip(bytes: Int, digest: Digest)
    /// The clip is the tiny one that isn't on disk.
    case tiny
    case failed(message: String)
  }

  let at: Int64
  let outcome: Outcome
}
