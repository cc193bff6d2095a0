/// The task of a poll: a row of the table that this family keeps. Where its members put a link or a reason differs.
struct V2GenerationsObject: Encodable {
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
    case platform, action, status, progress, data, error, message
    case taskID = "task_id"
    case failReason = "fail_reason"
    case submitTime = "submit_time"
    case startTime = "start_time"
    case finishTime = "finish_time"
    case searchItem = "search_item"
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(job.id, forKey: .taskID)
    try container.encode("sora", forKey: .platform)
    try container.encode("generate", forKey: .action)
    try job.form(of: RelayForm.all).encode(status, to: &container, status: .status, progress: .progress)
    try container.encode(job.createdAt / 1000, forKey: .submitTime)
    try container.encode(0, forKey: .startTime)
    try container.encode("", forKey: .searchItem)
    switch status {
    case .queued, .running:
      try encode(reason: "", finished: 0, output: nil, &container)
    case .completed(let at, let expiry):
      try encode(reason: "", finished: at / 1000, output: link(expiry), &container)
    case .failed(let at, let trouble):
      try encode(reason: Self.reason(trouble), finished: at / 1000, output: nil, &container)
    }
  }

  private func encode(
    reason: String, finished: Int64, output: String?, _ container: inout KeyedEncodingContainer<CodingKeys>
  ) throws {
    let reasonKey: CodingKeys = job.form(of: [.failReason, .failReason, .error, .failReason, .message])
    try container.encode(reason, forKey: reasonKey)
    if reasonKey != .failReason { try container.encode("", forKey: .failReason) }
    try container.encode(finished, forKey: .finishTime)
    if job.form(of: [false, true]) {
      try container.encode(output.map { ["outputs": [$0]] }, forKey: .data)
    } else {
      try container.encode(output.map { ["output": $0] }, forKey: .data)
    }
  }

  private static func reason(_ trouble: JobTrouble) -> String {
    switch trouble {
    case .imageSize: "Inpaint image must match the requested width and height"
    case .imageModeration: "moderation: the image contains a real person, or something too close to one"
    case .promptModeration: "moderation: the prompt violates policy (sentinel_block)"
    case .resultModeration: "moderation: the generated result did not pass review"
    case .modelGone: "fail_to_fetch_task: 404: the model is no longer available"
    case .internalFault: "generation failed: internal error"
    case .lostResult: "generation failed: the result could not be read"
    case .lostStatus: "generation failed: the task timed out"
    case .render(let reason): "generation failed: \(reason)"
    }
  }
}
