internal import Domain
internal import Foundation
internal import SystemPackage

extension OpenAIVideosDialect {
  /// `GET /v1/videos/{id}/content?variant=`: the clip, or a thumbnail of its first picture.
  func content(_ id: String, _ request: SandboxRequest) async throws -> SandboxReply {
    let variant = request.query["variant"] ?? "video"
    guard let job = await service.job(id) else { throw OpenAIVideosError.notFound(id) }
    guard case .completed(_, let expiry) = service.status(of: job), let outcome = job.render?.outcome else {
      throw OpenAIVideosError.notReady
    }
    guard service.clock.now() < expiry else {
      throw OpenAIVideosError.expired(after: service.configuration.timing.retention)
    }
    switch variant {
    case "video": return try clip(job, outcome, request)
    case "thumbnail": return try await thumbnail(job)
    case "spritesheet":
      throw OpenAIVideosError(
        status: 400, message: "The sandbox does not make spritesheets; use 'video' or 'thumbnail'.",
        param: "variant", code: "invalid_value")
    default:
      throw OpenAIVideosError.value(
        of: "variant", variant, supported: ["video", "thumbnail", "spritesheet"])
    }
  }

  private func clip(
    _ job: SandboxJob, _ outcome: RenderResult.Outcome, _ request: SandboxRequest
  ) throws(OpenAIVideosError) -> SandboxReply {
    switch outcome {
    case .clip(let length, let digest):
      let path = service.store.folder(of: job.id).appending(SandboxJob.clipName)
      return try answer(request, etag: "\"\(digest.hex)\"", length: length) { .file(path, $0) }
    case .tiny:
      let bytes = TinyClip.bytes(for: job.id)
      return try answer(request, etag: "\"\(job.id)\"", length: bytes.count) { .bytes(bytes.subdata(in: $0)) }
    case .failed:
      throw .notReady
    }
  }

  private func answer(
    _ request: SandboxRequest, etag: String, length: Int, _ body: (Range<Int>) -> SandboxReply.Body
  ) throws(OpenAIVideosError) -> SandboxReply {
    var headers = ["Content-Type": "video/mp4", "Accept-Ranges": "bytes", "ETag": etag]
    let range = ByteRange.read(
      request.headers["range"], ifRange: request.headers["if-range"], etag: etag, length: length)
    switch range {
    case .whole:
      return SandboxReply(status: 200, headers: headers, body: body(0..<length))
    case .part(let part):
      headers["Content-Range"] = "bytes \(part.lowerBound)-\(part.upperBound - 1)/\(length)"
      return SandboxReply(status: 206, headers: headers, body: body(part))
    case .unsatisfiable:
      throw .unsatisfiable(length: length)
    }
  }

  /// Where nothing is rendered the frame itself stands in.
  private func thumbnail(_ job: SandboxJob) async throws -> SandboxReply {
    if let (path, bytes) = try await service.thumbnail(of: job) {
      return SandboxReply(status: 200, headers: ["Content-Type": "image/webp"], body: .file(path, 0..<bytes))
    }
    let frame = service.store.folder(of: job.id).appending(job.frameName)
    guard let bytes = FileDigest.size(of: frame) else { throw OpenAIVideosError.notReady }
    return SandboxReply(
      status: 200, headers: ["Content-Type": job.draft.frame.mediaType], body: .file(frame, 0..<bytes))
  }
}
