private import Domain

/// The video object of every reply, as the job's service writes it.
struct OpenAIVideosObject: Encodable {
  private struct Failure: Encodable {
    let code: String
    let message: String
  }

  var id: String { job.id }

  private let job: SandboxJob
  private let status: JobStatus

  init(_ job: SandboxJob, _ status: JobStatus) {
    self.job = job
    self.status = status
  }

  private enum CodingKeys: String, CodingKey {
    case id, object, model, prompt, size, seconds, status, progress, quality, error
    case taskID = "task_id"
    case createdAt = "created_at"
    case completedAt = "completed_at"
    case expiresAt = "expires_at"
    case remixedFrom = "remixed_from_video_id"
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(job.id, forKey: .id)
    try container.encode("video", forKey: .object)
    try container.encode(job.draft.model, forKey: .model)
    try container.encode(job.createdAt / 1000, forKey: .createdAt)
    try container.encode(job.draft.size.description, forKey: .size)
    try container.encode(String(job.draft.seconds), forKey: .seconds)
    switch job.draft.account {
    case .relay: try encodeRelay(&container)
    case .apiyi: try encodePassedThrough(&container)
    default: try encodeWhole(&container)
    }
  }

  /// OpenAI and Azure: a missing value is null by the schema, and absent in OpenAI's own examples; those have
  /// `quality` too.
  private func encodeWhole(_ container: inout KeyedEncodingContainer<CodingKeys>) throws {
    try container.encode(job.draft.prompt, forKey: .prompt)
    try encodeProgress(&container)
    if job.draft.account == .openAI { try container.encode("standard", forKey: .quality) }
    if job.draft.account == .openAI, job.form(of: [false, true]) {
      try container.encodeIfPresent(finishedAt, forKey: .completedAt)
      try container.encodeIfPresent(expiresAt, forKey: .expiresAt)
      try container.encodeIfPresent(job.draft.remixedFrom, forKey: .remixedFrom)
      try container.encodeIfPresent(failure, forKey: .error)
    } else {
      try container.encode(finishedAt, forKey: .completedAt)
      try container.encode(expiresAt, forKey: .expiresAt)
      try container.encode(job.draft.remixedFrom, forKey: .remixedFrom)
      try container.encode(failure, forKey: .error)
    }
  }

  /// APIYI's page: what has no value is absent.
  private func encodePassedThrough(_ container: inout KeyedEncodingContainer<CodingKeys>) throws {
    try encodeProgress(&container)
    try container.encode(job.draft.model == "sora-2-pro" ? "high" : "standard", forKey: .quality)
    if case .completed = status { try container.encode(finishedAt, forKey: .completedAt) }
    try container.encodeIfPresent(failure, forKey: .error)
  }

  /// The new-api family: a second id, words of its own.
  private func encodeRelay(_ container: inout KeyedEncodingContainer<CodingKeys>) throws {
    try container.encode(job.id, forKey: .taskID)
    try job.form(of: RelayForm.all).encode(status, to: &container, status: .status, progress: .progress)
    try container.encodeIfPresent(failure, forKey: .error)
  }

  private func encodeProgress(_ container: inout KeyedEncodingContainer<CodingKeys>) throws {
    let (word, progress) =
      switch status {
      case .queued: ("queued", 0)
      case .running(let share): ("in_progress", share)
      case .completed: ("completed", 100)
      case .failed: ("failed", 0)
      }
    try container.encode(word, forKey: .status)
    try container.encode(progress, forKey: .progress)
  }

  private var finishedAt: Int64? {
    switch status {
    case .queued, .running: nil
    case .completed(let at, _), .failed(let at, _): at / 1000
    }
  }

  private var expiresAt: Int64? {
    if case .completed(_, let expiry) = status { expiry / 1000 } else { nil }
  }

  private var failure: Failure? {
    guard case .failed(_, let trouble) = status else { return nil }
    return switch trouble {
    case .imageModeration, .promptModeration, .resultModeration:
      Failure(code: "moderation_blocked", message: "Your request was blocked by our moderation system.")
    case .imageSize: Failure(code: "invalid_request_error", message: OpenAIVideosError.imageSize.message)
    case .modelGone:
      Failure(
        code: "fail_to_fetch_task",
        message: "upstream answered 404: The model '\(job.draft.model)' is no longer available.")
    case .internalFault:
      Failure(code: "internal_error", message: "An error occurred while generating the video.")
    case .lostResult:
      Failure(code: "internal_error", message: "An error occurred while reading the generated video.")
    case .lostStatus:
      Failure(code: "internal_error", message: "An error occurred while checking the state of the video.")
    case .render(let message): Failure(code: "render_failed", message: message)
    }
  }
}
