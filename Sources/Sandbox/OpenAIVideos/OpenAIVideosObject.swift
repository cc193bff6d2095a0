private import Domain

/// The video object of every reply. A missing value is null; `quality` is there because replies have it
/// although the schema doesn't.
struct OpenAIVideosObject: Encodable {
  struct Failure: Encodable {
    let code: String
    let message: String
  }

  let id: String
  let model: String
  let prompt: String
  let size: String
  let seconds: String
  let createdAt: Int64
  let status: String
  let progress: Int
  let completedAt: Int64?
  let expiresAt: Int64?
  let error: Failure?

  init(_ job: SandboxJob, _ status: JobStatus) {
    id = job.id
    model = job.draft.model
    prompt = job.draft.prompt
    size = job.draft.size.description
    seconds = String(job.draft.seconds)
    createdAt = job.createdAt / 1000
    var completedAt: Int64?
    var expiresAt: Int64?
    var error: Failure?
    switch status {
    case .queued:
      (self.status, progress) = ("queued", 0)
    case .running(let share):
      (self.status, progress) = ("in_progress", share)
    case .completed(let at, let expiry):
      (self.status, progress) = ("completed", 100)
      completedAt = at / 1000
      expiresAt = expiry / 1000
    case .failed(let at, let code, let message):
      (self.status, progress) = ("failed", 0)
      completedAt = at / 1000
      error = Failure(code: code, message: message)
    }
    self.completedAt = completedAt
    self.expiresAt = expiresAt
    self.error = error
  }

  private enum CodingKeys: String, CodingKey {
    case id, object, model, prompt, size, seconds, status, progress, quality, error
    case createdAt = "created_at"
    case completedAt = "completed_at"
    case expiresAt = "expires_at"
    case remixedFrom = "remixed_from_video_id"
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(id, forKey: .id)
    try container.encode("video", forKey: .object)
    try container.encode(model, forKey: .model)
    try container.encode(prompt, forKey: .prompt)
    try container.encode(size, forKey: .size)
    try container.encode(seconds, forKey: .seconds)
    try container.encode(status, forKey: .status)
    try container.encode(progress, forKey: .progress)
    try container.encode("standard", forKey: .quality)
    try container.encode(createdAt, forKey: .createdAt)
    try container.encode(completedAt, forKey: .completedAt)
    try container.encode(expiresAt, forKey: .expiresAt)
    try container.encodeNil(forKey: .remixedFrom)
    try container.encode(error, forKey: .error)
  }
}
