internal import Domain
internal import Foundation

extension OpenAIVideosDialect {
  private static let source = "remix_video_id"
  private static let seed = "seed"

  /// `POST /v1/videos`, as a form or as JSON.
  func create(_ request: SandboxRequest) async throws -> SandboxReply {
    let configuration = service.configuration
    var known: Set<String> = ["model", "prompt", "seconds", "size", OpenAIVideosFields.frame]
    if variant.hasRemixField { known.insert(Self.source) }
    // OpenAI's service has no seed; the sandbox's own client, which has no key, rehearses with one.
    if variant.account == .openAI, key(of: request) == nil { known.insert(Self.seed) }
    let fields = try OpenAIVideosFields(request, known: known, bodyLimit: configuration.bodyLimit)
    let checks = OpenAIVideosChecks(
      variant: variant, models: variant.models(of: configuration.models), fields: fields)
    if !variant.takesJSONFrames, case .object = fields.reference {
      throw OpenAIVideosError.referenceIsNoFile
    }
    try checks.checkText()
    if let seed = try checks.string(Self.seed), Int(seed) == nil {
      throw OpenAIVideosError.type(of: Self.seed, expected: "an integer", got: "a string")
    }
    let source = try checks.string(Self.source)
    if let source { _ = try await completed(source) }
    if let frame = try OpenAIVideosFrame.read(fields.reference) {
      return try await submit(checks.draft(frame: frame), frame: frame.bytes)
    }
    guard let source else { throw OpenAIVideosError.missing(OpenAIVideosFrame.param) }
    return try await change(source, checks)
  }

  /// `POST /v1/videos/{id}/remix`.
  func remix(_ id: String, _ request: SandboxRequest) async throws -> SandboxReply {
    let fields = try OpenAIVideosFields(
      request, known: ["prompt"], bodyLimit: service.configuration.bodyLimit)
    return try await change(
      id, OpenAIVideosChecks(variant: variant, models: service.configuration.models, fields: fields))
  }

  private func change(_ id: String, _ checks: OpenAIVideosChecks) async throws -> SandboxReply {
    let (source, frame) = try await completed(id)
    return try await submit(checks.draft(changing: source), frame: frame)
  }

  /// A job that can be changed, and its frame.
  private func completed(_ id: String) async throws -> (job: SandboxJob, frame: Data) {
    let job = try await service.job(id, of: variant.account)
    guard case .completed = service.status(of: job), let frame = await service.store.frame(of: job)
    else { throw OpenAIVideosError.notReady }
    return (job, frame)
  }

  private func submit(_ draft: JobDraft, frame: Data) async throws -> SandboxReply {
    reply(try await service.submit(draft, frame: frame, refusesAtOnce: variant.refusesAtOnce))
  }
}
