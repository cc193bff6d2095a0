import Domain

extension OpenAIVideosProvider {
  /// `GET {base}/videos/{id}`.
  func poll(_ job: JobID) async throws(ProviderError) -> JobSnapshot {
    try await client.poll(job, at: ["videos", job.rawValue], as: OpenAIVideo.self)
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

extension OpenAIVideoPage {
  fileprivate func jobs(reply: HTTPReply, client: ProviderClient) -> JobPage {
    let jobs = videos.compactMap { video in
      video.id.map { video.snapshot(id: $0, reply: reply, client: client) }
    }
    // Without the flag, a full page may have a successor.
    let mayGoOn = hasMore ?? (videos.count >= 100)
    return JobPage(
      jobs: jobs, next: mayGoOn ? lastID ?? jobs.last?.id.rawValue : nil, isLast: hasMore == false,
      hasUnreadable: jobs.count != videos.count)
  }
}
