extension OpenAIVideosDialect {
  /// `GET /v1/videos/{id}/content?variant=`: the clip, or a still of it.
  func content(_ id: String, _ request: SandboxRequest) async throws -> SandboxReply {
    let variant = variant.hasPictures ? request.query["variant"] ?? "video" : "video"
    let job = try await service.job(id, of: self.variant.account)
    guard case .completed(_, let expiry) = service.status(of: job) else { throw unready(job) }
    guard service.clock.now() < expiry else {
      let lifetime = self.variant.account.lifetime ?? service.configuration.timing.retention
      throw OpenAIVideosError.expired(after: lifetime)
    }
    var reply: SandboxReply?
    if variant == "video" {
      reply = try await service.clip(of: job, request)
    } else if let picture = JobPicture(rawValue: variant) {
      reply = try await service.picture(picture, of: job)
    } else {
      throw OpenAIVideosError.value(
        of: "variant", variant, supported: ["video"] + JobPicture.allCases.map(\.rawValue))
    }
    guard let reply else { throw OpenAIVideosError.notReady }
    return reply
  }

  private func unready(_ job: SandboxJob) -> OpenAIVideosError {
    switch variant.account {
    case .apiyi, .relay: .unfinished(RelayForm.usual.word(service.status(of: job)))
    default: .notReady
    }
  }
}
