import Domain

/// The video object, with every field optional and in any of the types that relays give it.
struct OpenAIVideo {
  enum Stage {
    case queued
    case running
    case completed
    case failed
    /// Seen in batch output: done once, and gone.
    case expired
  }

  let object: JSONValue

  init(_ object: JSONValue) {
    // Relays wrap the object: {"code":"success","data":{…}}.
    let inner = object["data"]
    let isWrapped = object["id"] == nil && object["task_id"] == nil
    self.object = if isWrapped, let inner, case .object = inner { inner } else { object }
  }

  /// Nil when the body is no JSON object.
  init?(_ body: [UInt8]) {
    guard let value = JSONValue(bytes: body), case .object = value else { return nil }
    self.init(value)
  }

  /// OpenAI says `id`; relays `task_id`, or both.
  var id: JobID? {
    (object["id"]?.text ?? object["task_id"]?.text).flatMap(JobID.init).flatMap { id in
      // These would be read as steps in a path.
      id.rawValue == "." || id.rawValue == ".." ? nil : id
    }
  }

  /// Tells a job from an error envelope that came with status 200, which must not end a paid job.
  var isRecognisable: Bool { id != nil || (object["status"]?.text != nil && stage != .failed) }

  /// Case and separators vary between relays. Unknown words mean running: only a clear one ends a paid job.
  var stage: Stage {
    let word = (object["status"]?.text ?? "").lowercased().map { "- ".contains($0) ? "_" : $0 }
    return switch String(word) {
    case "queued", "pending", "submitted", "not_start", "not_started", "created": .queued
    case "completed", "complete", "success", "succeeded": .completed
    case "failed", "failure", "error", "cancelled", "canceled": .failed
    case "expired": .expired
    default: .running
    }
  }

  /// A percentage as integer, decimal or "45%"; some relays count from 0 to 1.
  var progress: Double? {
    guard let value = object["progress"] else { return nil }
    let percent = value.text.map { $0.filter { $0 != "%" && $0 != " " } }.flatMap { Double($0) }
    guard let percent, percent.isFinite else { return nil }
    return min(max(percent > 0 && percent < 1 ? percent : percent / 100, 0), 1)
  }

  var model: String? { object["model"]?.text }
  var prompt: String? { object["prompt"]?.text }
  var size: PixelSize? { object["size"]?.text.flatMap { PixelSize($0) } }

  /// A string by the specification, a number with some relays.
  var seconds: Int? { object["seconds"]?.number.flatMap { Int(exactly: $0) } }

  var createdAt: Int64? { time("created_at") ?? time("created") }
  var completedAt: Int64? { time("completed_at") }
  var expiresAt: Int64? { time("expires_at") }

  /// Unix seconds; milliseconds are recognised by their size.
  private func time(_ name: String) -> Int64? {
    guard let value = object[name]?.number, value > 0 else { return nil }
    return Int64(exactly: (value > 100_000_000_000 ? value / 1000 : value).rounded(.down))
  }
}

/// `{object:"list", data:[…], last_id, has_more}`.
struct OpenAIVideoPage {
  let videos: [OpenAIVideo]
  let hasMore: Bool
  let lastID: String?

  /// Nil when there is no list in the body.
  init?(_ body: [UInt8]) {
    guard let value = JSONValue(bytes: body) else { return nil }
    let inner = value["data"]
    guard let elements = value.elements ?? inner?.elements ?? inner?["data"]?.elements else { return nil }
    videos = elements.map { OpenAIVideo($0) }
    lastID = value["last_id"]?.text
    // Without the flag, a full page may have a successor.
    hasMore = value["has_more"].map { $0 == .bool(true) } ?? (videos.count >= 100)
  }
}
