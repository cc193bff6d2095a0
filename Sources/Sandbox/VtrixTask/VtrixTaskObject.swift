private import Domain

/// The task of every reply. `error`, `output` and `usage` are there only with the status they belong to.
struct VtrixTaskObject: Encodable {
  private let job: SandboxJob
  private let status: JobStatus
  /// Makes the clip's link, good until the given time.
  private let link: (Int64) -> String

  init(_ job: SandboxJob, _ status: JobStatus, link: @escaping (Int64) -> String) {
    self.job = job
    self.status = status
    self.link = link
  }

  private enum CodingKeys: String, CodingKey {
    case id, status, model, progress, error, output, usage, metadata
    case createdAt = "created_at"
  }

  private struct Output: Encodable {
    struct Content: Encodable {
      let type = "video"
      let url: String
      /// Only on the page of the pro model.
      let size: String?
      let duration: Duration
      let jobId: String
    }

    let content: [Content]
  }

  /// A number by the pages, text by the service's own client.
  private enum Duration: Encodable {
    case number(Int)
    case text(Int)

    func encode(to encoder: any Encoder) throws {
      var value = encoder.singleValueContainer()
      switch self {
      case .number(let seconds): try value.encode(seconds)
      case .text(let seconds): try value.encode("\(seconds)")
      }
    }
  }

  private struct Usage: Encodable {
    /// US dollars, as text.
    let cost: String
    let discount = 1
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(job.id, forKey: .id)
    try container.encode(job.draft.model, forKey: .model)
    try container.encode(job.createdAt / 1000, forKey: .createdAt)
    switch status {
    case .queued: try encode("in_progress", progress: 0, &container)
    case .running(let share): try encode("in_progress", progress: Double(share) / 100, &container)
    case .completed(_, let expiry):
      try encode("completed", progress: 1, &container)
      let content = Output.Content(
        url: link(expiry), size: isPro ? job.draft.size.description : nil,
        duration: job.form(of: [Duration.number, Duration.text])(job.draft.seconds),
        jobId: job.id)
      try container.encode([Output(content: [content])], forKey: .output)
      try container.encode(Usage(cost: cost), forKey: .usage)
      try container.encode([String: String](), forKey: .metadata)
    case .failed(_, let trouble):
      try encode("failed", progress: 0, &container)
      try container.encode(VtrixTaskFailure(trouble, of: job, isPro: isPro), forKey: .error)
    }
  }

  private func encode(
    _ word: String, progress: Double, _ container: inout KeyedEncodingContainer<CodingKeys>
  ) throws {
    try container.encode(word, forKey: .status)
    try container.encode(progress, forKey: .progress)
  }

  private var isPro: Bool { job.draft.model == "sora_2_pro_i2v" }

  /// What the models cost elsewhere; this service's price is not public.
  private var cost: String {
    let cents = job.draft.seconds * (isPro ? 30 : 10)
    return "\(cents / 100)." + (cents % 100 < 10 ? "0" : "") + "\(cents % 100)"
  }
}
