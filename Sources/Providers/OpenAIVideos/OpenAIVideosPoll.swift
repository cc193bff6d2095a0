import Domain
import NIOHTTP1

extension OpenAIVideosProvider {
  /// `GET {base}/videos/{id}`.
  func poll(_ job: JobID) async throws(ProviderError) -> JobSnapshot {
    let reply = try await client.get(["videos", job.rawValue], doing: "asking for job \(job)")
    guard reply.isSuccess, let video = OpenAIVideo(reply.body), video.isRecognisable else {
      throw OpenAIVideosError(reply, hiding: client.key).error(
        reply, doing: "asking for job \(job)", client: client)
    }
    guard video.stage != .expired else {
      throw ProviderError(.expired, provider: name, "the clip of job \(job) can't be fetched any more")
    }
    // The id asked for counts: relays show the one of their own upstream.
    return video.snapshot(id: job, reply: reply, client: client)
  }

  /// `GET {base}/videos?limit=100&order=desc&after=`.
  func list(since: Int64) async throws(ProviderError) -> JobListing {
    try await JobListing.collect(since: since) { cursor throws(ProviderError) in
      var query = [(name: "limit", value: "100"), (name: "order", value: "desc")]
      if let cursor { query.append((name: "after", value: cursor)) }
      let reply = try await client.get(["videos"], query: query, doing: "listing jobs")
      guard reply.isSuccess, let page = OpenAIVideoPage(reply.body) else {
        throw OpenAIVideosError(reply, hiding: client.key).listError(reply, client: client)
      }
      return page.jobs(reply: reply, client: client)
    }
  }
}

extension OpenAIVideo {
  /// Dialect words to the domain's; anything unknown is a job that still runs.
  func snapshot(id: JobID, reply: HTTPReply, client: ProviderClient) -> JobSnapshot {
    var job = JobSnapshot(id: id, status: status(client: client))
    job.progress = progress
    job.model = model
    job.prompt = prompt
    job.size = size
    job.seconds = seconds
    job.createdAt = createdAt
    job.completedAt = completedAt
    job.expiresAt = expiresAt
    if stage == .completed, job.expiresAt == nil, let retention = client.entry.retentionSeconds {
      job.expiresAt = completedAt.map { $0 + Int64(retention) }
    }
    let hint = reply.headers.first(name: "openai-poll-after-ms")
    job.pollAfter =
      hint.flatMap { RetryAfter.pause($0, unit: .milliseconds(1)) }
      ?? RetryAfter.parse(reply.headers, now: client.now())
    return job
  }

  private func status(client: ProviderClient) -> JobSnapshot.Status {
    switch stage {
    case .queued: .queued
    case .running, .expired: .running
    case .completed: .completed
    case .failed:
      .failed(
        OpenAIVideosError(self, hiding: client.key).failure(
          provider: client.name, isUnbilled: client.entry.failuresAreFree))
    }
  }
}

extension OpenAIVideoPage {
  fileprivate func jobs(reply: HTTPReply, client: ProviderClient) -> JobPage {
    let jobs = videos.compactMap { video in
      video.id.map { video.snapshot(id: $0, reply: reply, client: client) }
    }
    return JobPage(
      jobs: jobs, next: hasMore ? lastID ?? jobs.last?.id.rawValue : nil,
      hasUnreadable: jobs.count != videos.count)
  }
}
