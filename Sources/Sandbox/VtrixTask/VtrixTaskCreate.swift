internal import Domain
internal import Foundation

extension VtrixTaskDialect {
  /// `POST /model/v1/generation`, JSON only.
  func create(_ request: SandboxRequest) async throws -> SandboxReply {
    guard request.mediaType?.value == "application/json" else {
      throw VtrixTaskError(400, "Content-Type must be application/json")
    }
    let checks = VtrixTaskChecks(fields: try request.json(limit: service.configuration.bodyLimit))
    try checks.check()
    let source = try checks.source()
    let remixed = try await remixed(source)
    if let frame = try checks.frame() {
      let draft = try checks.draft(frame: frame.facts.format, of: frame.facts.size, remixing: source)
      return reply(try await submit(draft, frame.bytes), request)
    }
    guard let (job, frame) = remixed else { throw VtrixTaskError(400, "input_reference is required") }
    let draft = try checks.draft(frame: job.draft.frame, of: job.draft.size, remixing: source)
    return reply(try await submit(draft, frame), request)
  }

  /// The completed job that is to be changed, with its frame; it must be there beside a frame of the request's own too.
  private func remixed(_ source: String?) async throws -> (job: SandboxJob, frame: Data)? {
    guard let source else { return nil }
    let job = try await service.job(source, of: Self.account)
    guard case .completed = service.status(of: job), let frame = await service.store.frame(of: job) else {
      throw VtrixTaskError(400, "remix_video_id \(source) is not a completed video")
    }
    return (job, frame)
  }

  private func submit(_ draft: JobDraft, _ frame: Data) async throws -> SandboxJob {
    try await service.submit(draft, frame: frame) { _ in false }
  }
}
