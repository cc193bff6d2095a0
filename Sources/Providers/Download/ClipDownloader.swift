import AsyncHTTPClient
import Domain
import NIOCore
import NIOHTTP1
import SystemPackage

/// One attempt to fetch a clip, going on where an earlier one stopped.
struct ClipDownloader<Failure: DialectError>: Sendable {
  let client: ProviderClient
  let job: JobID
  let part: FilePath
  let limit: Int
  /// What a reply without a clip is read as.
  let errors: Failure.Type

  private static var redirectLimit: Int { 5 }

  func fetch(_ source: DownloadSource) async throws(ProviderError) -> DownloadedFile {
    do {
      return try await Deadline.run(within: client.transport.timeouts.download) {
        if let file = try await BlockingWork.run({ try WholePart.verified(part, of: job) }) { return file }
        let resume = try await BlockingWork.run { try ResumePoint.load(for: part, job: job) }
        if let file = try await attempt(source, resume: resume) { return file }
        guard let file = try await attempt(source, resume: nil) else {
          throw client.error(.badReply, "the provider sends neither the clip nor a reason")
        }
        return file
      }
    } catch let error as ProviderError {
      throw error
    } catch let error as Errno {
      throw ProviderError(wrapping: error, provider: client.name, "the clip can't be written to \(part)")
    } catch {
      let fault = TransportFault(error, isSecure: source.url.hasPrefix("https:"))
      throw ProviderError(fault, provider: client.name, doing: "downloading job \(job)")
    }
  }

  /// Nil when the part proved useless and everything has to be asked for. Each link is followed on connections of
  /// its own, which go where that link may lead and nowhere else.
  private func attempt(
    _ source: DownloadSource, resume: ResumePoint?, redirects: Int = 0
  ) async throws -> DownloadedFile? {
    let http = source.link.map { client.transport.linkClient(for: $0) }
    defer { if let http { client.transport.retire(http) } }
    let response = try await execute(source, on: http ?? client.transport.pooled, resume: resume)
    let status = Int(response.status.code)
    if let next = try source.redirected(status: status, headers: response.headers, of: client) {
      guard redirects < Self.redirectLimit else {
        throw ProviderError.unsafeLink("it leads on and on", provider: client.name)
      }
      return try await attempt(next, resume: resume, redirects: redirects + 1)
    }
    switch DownloadDecision.of(status: status, headers: response.headers, resume: resume) {
    case .write(let offset, let total):
      return try await write(response, from: offset, total: total)
    case .complete:
      return try await BlockingWork.run {
        let file = try PartFile(part, keeping: resume?.length ?? 0).finish()
        try WholePart.save(file, of: job, for: part)
        try PartNote.resume.remove(for: part)
        return file
      }
    case .startOver:
      return nil
    case .unusable(let why):
      let reason = ServerText(why, hiding: client.key).text
      throw client.error(.badReply, "the clip of job \(job) can't be used: \(reason)")
    case .refuse:
      throw await refusal(response, from: source)
    }
  }

  private func refusal(_ response: HTTPClientResponse, from source: DownloadSource) async -> ProviderError {
    // A reason that can't be read in full is no reason to lose the status.
    let body = try? await response.body.collect(upTo: HTTPReply.refusalLimit)
    let reply = HTTPReply(
      status: Int(response.status.code), headers: response.headers,
      body: body.map { Array($0.readableBytesView) } ?? [])
    let failure = Failure(reply, hiding: client.key)
    return source.link == nil
      ? failure.contentError(reply, job: job, client: client)
      : failure.linkError(reply, job: job, client: client)
  }

  private func execute(
    _ source: DownloadSource, on http: HTTPClient, resume: ResumePoint?
  ) async throws -> HTTPClientResponse {
    var request = HTTPClientRequest(url: source.url)
    request.headers = source.headers
    request.headers.replaceOrAdd(name: "accept-encoding", value: "identity")
    if let resume {
      request.headers.add(name: "range", value: "bytes=\(resume.length)-")
      request.headers.add(name: "if-range", value: resume.tag.text)
    }
    CrashPoint.reach(.beforeDownload)
    let deadline = NIODeadline.now() + TimeAmount(client.transport.timeouts.reply)
    return try await http.execute(request, deadline: deadline)
  }

  private func write(
    _ response: HTTPClientResponse, from offset: Int, total: Int?
  ) async throws -> DownloadedFile {
    guard total ?? 0 <= limit else { throw tooLarge(total ?? 0) }
    let file = try await BlockingWork.run {
      try PartNote.whole.remove(for: part)
      if offset == 0 { try PartNote.resume.remove(for: part) }
      return try PartFile(part, keeping: offset)
    }
    do {
      for try await chunk in response.body {
        let length = file.count + chunk.readableBytes
        guard length <= limit else { throw tooLarge(length) }
        try await BlockingWork.run { try file.append(chunk) }
      }
      try Task.checkCancellation()
      if let total, file.count != total {
        throw TransportFault(.lost, "\(file.count) of \(total) bytes came")
      }
    } catch {
      try await keep(file, after: error, tag: response.headers.first(name: "etag").flatMap { EntityTag($0) })
      throw error
    }
    return try await BlockingWork.run {
      let done = try file.finish()
      try WholePart.save(done, of: job, for: part)
      try PartNote.resume.remove(for: part)
      return done
    }
  }

  private func keep(_ file: PartFile, after error: any Error, tag: EntityTag?) async throws {
    try await BlockingWork.run {
      // A full disk gets its space back; a clip over the limit would be over it again.
      if error is Errno || error is ProviderError {
        try file.discard()
      } else {
        try file.suspend(job: job, tag: tag)
      }
    }
  }

  private func tooLarge(_ bytes: Int) -> ProviderError {
    client.error(
      .tooLarge, "the clip of job \(job) has at least \(bytes) bytes, more than the \(limit) allowed")
  }
}
