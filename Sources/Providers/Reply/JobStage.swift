/// How far a job is, in whatever word, case and separator a server uses.
enum JobStage: Equatable, Sendable {
  case queued
  case running
  case completed
  case failed
  /// Done once, and gone.
  case expired

  /// Unknown words mean running: only a clear one ends a paid job.
  init(word: String?) {
    let word = (word ?? "").lowercased().map { "- ".contains($0) ? "_" : $0 }
    self =
      switch String(word) {
      case "queued", "in_queue", "pending", "submitted", "not_start", "not_started", "created": .queued
      case "completed", "complete", "success", "succeeded": .completed
      case "failed", "failure", "error", "cancelled", "canceled": .failed
      case "expired": .expired
      default: .running
      }
  }
}
