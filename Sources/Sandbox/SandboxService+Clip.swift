internal import Domain
private import Foundation
internal import SystemPackage

extension SandboxService {
  /// The clip of a completed job, whole or the part that is asked for; nil for a job without one.
  func clip(of job: SandboxJob, _ request: SandboxRequest) async throws(SandboxTrouble) -> SandboxReply? {
    var reply: SandboxReply
    switch job.render?.outcome {
    case .clip(let length, let digest):
      let path = store.folder(of: job.id).appending(SandboxJob.clipName)
      reply = try .clip(request, etag: "\"\(digest.hex)\"", length: length) { .file(path, $0) }
    case .tiny:
      let bytes = TinyClip.bytes(for: job.id)
      reply = try .clip(request, etag: "\"\(job.id)\"", length: bytes.count) {
        .bytes(bytes.subdata(in: $0))
      }
    case .failed, nil: return nil
    }
    if job.draft.faults.contains(.truncate) {
      reply.isCut = await onceFaults.isFirst(.truncate, shot: Digest.of(Array(job.id.utf8)))
    }
    return reply
  }

  /// A still of a completed job. Where nothing is rendered the frame itself stands in; nil when that is gone.
  func picture(_ picture: JobPicture, of job: SandboxJob) async throws -> SandboxReply? {
    if let renderer {
      var known = await store.picture(picture, of: job)
      if known == nil {
        let fresh = try await renderer.picture(picture, of: job, in: store.folder(of: job.id))
        known = try await store.keep(picture, fresh, of: job)
      }
      return known.map { path, bytes in
        SandboxReply(
          status: 200, headers: ["Content-Type": picture.mediaType], body: .file(path, 0..<bytes))
      }
    }
    return await store.frame(of: job).map { frame in
      SandboxReply(
        status: 200, headers: ["Content-Type": job.draft.frame.mediaType], body: .bytes(frame))
    }
  }
}
