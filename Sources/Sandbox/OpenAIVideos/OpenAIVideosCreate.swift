internal import Domain

extension OpenAIVideosDialect {
  /// `POST /v1/videos`, as a form or as JSON.
  func create(_ request: SandboxRequest) async throws -> SandboxReply {
    let fields = try OpenAIVideosFields(request, bodyLimit: service.configuration.bodyLimit)
    let checks = OpenAIVideosChecks(models: service.configuration.models, fields: fields)
    try checks.checkText()
    let frame = try OpenAIVideosFrame(fields.reference)
    var draft = try checks.draft(frame: frame)

    let shot = shot(draft, frame)
    if await isFirst(.tooManyRequests, of: draft, shot) {
      throw OpenAIVideosError.rateLimit(
        model: draft.model, retryAfter: service.configuration.timing.retryAfter)
    }
    let isLost = await isFirst(.serverError, of: draft, shot)
    let rolled = service.dice.roll(for: .create) { $0.ofJob != nil }
    draft.faults.formUnion(rolled.compactMap(\.fault.ofJob))
    let job = try await service.create(draft, frame: frame.bytes)
    return isLost ? OpenAIVideosError.serverFault.reply : try reply(job)
  }

  private func isFirst(_ fault: ShotFault, of draft: JobDraft, _ shot: Digest) async -> Bool {
    guard draft.faults.contains(fault) else { return false }
    return await service.onceFaults.isFirst(fault, shot: shot)
  }

  /// What tells shots apart for faults that show once; only computed where a prompt asks for any.
  private func shot(_ draft: JobDraft, _ frame: OpenAIVideosFrame) -> Digest {
    guard !draft.faults.isEmpty else { return Digest.of([]) }
    let text = "\(draft.model) \(draft.size) \(draft.seconds) \(draft.prompt.utf8.count) \(draft.prompt)"
    return Digest.of(Array(text.utf8) + [UInt8](frame.bytes))
  }
}
