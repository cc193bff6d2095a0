import Domain
import NIOHTTP1
import SystemPackage

/// What all dialects do alike, each with its own reading of a reply.
extension ProviderClient {
  func poll<Job: WireJob>(
    _ job: JobID, at segments: [String], as type: Job.Type
  ) async throws(ProviderError) -> JobSnapshot {
    let reply = try await get(segments, doing: "asking for job \(job)")
    guard reply.isSuccess, let wire = Job(reply.body), wire.isRecognisable else {
      throw Job.Failure(reply, hiding: key).pollError(reply, job: job, client: self)
    }
    guard wire.stage != .expired else {
      throw error(.expired, "the clip of job \(job) can't be fetched any more")
    }
    if wire.stage == .failed, case let error = wire.error(hiding: key), error.isLostSight {
      throw error.lostSight(reply, of: job, client: self)
    }
    // The id asked for counts: relays show the one of their own upstream.
    return wire.snapshot(id: job, reply: reply, client: self)
  }

  /// Reads and checks the frame, builds the body off the shared pool and sends the one POST.
  func submit<Job: WireJob>(
    _ request: SubmitRequest, to segments: [String], as type: Job.Type,
    body: @escaping @Sendable (_ frame: [UInt8]) throws -> SubmitBody
  ) async -> SubmitOutcome {
    let call: HTTPCall
    do {
      call = try await preparedCall(request, to: segments, body: body)
    } catch {
      let failure = ProviderError(
        wrapping: error, provider: name, "the frame \(request.frame.path) can't be read, nothing was sent")
      return .notSent(
        JobFailure(reason: .badImage, code: nil, message: "\(failure)", isUnbilled: true), retryAfter: nil)
    }
    let reading = SubmitReading(type, of: request, client: self)
    return .of(await transport.post(call), client: self, reading: reading)
  }

  private func preparedCall(
    _ request: SubmitRequest, to segments: [String],
    body: @escaping @Sendable (_ frame: [UInt8]) throws -> SubmitBody
  ) async throws -> HTTPCall {
    guard entry.image != .url else {
      throw error(.unsupported, "\(RequestCheck.needsLinks); nothing was sent")
    }
    guard request.remix == nil || entry.hasRemix else {
      throw error(.unsupported, "it makes no remixes; nothing was sent")
    }
    var call = HTTPCall(method: .POST, url: try url(segments), headers: headers())
    let body = try await BlockingWork.run { try body(try request.frame.checkedBytes(provider: name)) }
    call.headers.add(name: "content-type", value: body.contentType)
    call.body = body.bytes
    return call
  }

  /// Fetches a clip from the link in the job's reply, which never gets the key.
  func downloadLink<Failure: DialectError>(
    of job: JobSnapshot, to part: FilePath, limit: Int, errors: Failure.Type
  ) async throws(ProviderError) -> DownloadedFile {
    guard let text = job.resultURL else {
      throw error(.noLinkYet, "job \(job.id) names no link to its clip")
    }
    let downloader = ClipDownloader(client: self, job: job.id, part: part, limit: limit, errors: errors)
    return try await downloader.fetch(.link(text, of: self))
  }
}
