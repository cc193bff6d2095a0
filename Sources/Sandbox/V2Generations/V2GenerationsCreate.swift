extension V2GenerationsDialect {
  /// `POST /v2/videos/generations`, JSON only. `notify_hook` is called where it is on this machine.
  func create(_ request: SandboxRequest) async throws -> SandboxReply {
    guard request.mediaType?.value == "application/json" else {
      throw V2GenerationsError.parameter("Content-Type must be application/json")
    }
    let checks = V2GenerationsChecks(fields: try request.json(limit: service.configuration.bodyLimit))
    try checks.check()
    let frame = try checks.frame()
    let job = try await service.submit(checks.draft(frame: frame), frame: frame.bytes) { _ in false }
    if let hook = checks.fields.notifyHook {
      let call = HookCall(hook, job: job.id) { SandboxReply.bytes(of: task($0, request)) }
      if let call { service.hooks.add(call) }
    }
    return .json(["task_id": job.id])
  }
}
