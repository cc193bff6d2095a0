import Domain

/// The video object, and what relays make of it.
struct OpenAIVideo: WireJob {
  typealias Failure = OpenAIVideosError

  let object: JSONValue

  init(_ object: JSONValue) { self.object = object.unwrapped(unless: "id", "task_id") }

  /// OpenAI says `id`; relays `task_id`, or both.
  var id: JobID? { object["id", "task_id"]?.jobID }

  func fill(_ job: inout JobSnapshot) {
    job.progress = object["progress"]?.percentage
    job.model = object["model"]?.text
    job.prompt = object["prompt"]?.text
    job.size = object["size"]?.text.flatMap { PixelSize($0) }
    job.seconds = object["seconds"]?.wholeSeconds
    job.createdAt = object["created_at", "created"]?.time
    job.completedAt = object["completed_at"]?.time
    job.expiresAt = object["expires_at"]?.time
  }
}

/// `{object:"list", data:[…], last_id, has_more}`.
struct OpenAIVideoPage {
  let videos: [OpenAIVideo]
  /// Nil when the server does not say, or not in any known way.
  let hasMore: Bool?
  let lastID: String?

  /// Nil when there is no list in the body.
  init?(_ body: [UInt8]) {
    guard let value = JSONValue(bytes: body) else { return nil }
    let inner = value["data"]
    guard let elements = value.elements ?? inner?.elements ?? inner?["data"]?.elements else { return nil }
    videos = elements.map { OpenAIVideo($0) }
    lastID = value["last_id"]?.text
    hasMore = (value["has_more"] ?? inner?["has_more"])?.flag
  }
}
