import Domain

/// How a dialect reads the reply to its POST.
struct SubmitReading: Sendable {
  /// The job in a 2xx body; nil when no usable id is in it.
  let job: @Sendable (HTTPReply) -> JobSnapshot?
  /// Class and sentence for a refusal, or for a 429.
  let failure: @Sendable (HTTPReply) -> JobFailure
  /// What the server said, for a reply that proves nothing.
  let complaint: @Sendable (HTTPReply) -> ServerComplaint

  init<Job: WireJob>(_ type: Job.Type, of request: SubmitRequest, client: ProviderClient) {
    job = { reply in
      guard let job = Job(reply.body), let id = job.id else { return nil }
      return job.snapshot(id: id, reply: reply, client: client)
    }
    failure = { reply in
      Job.Failure(reply, hiding: client.key).refusal(reply, of: request, client: client)
    }
    complaint = { Job.Failure($0, hiding: client.key).complaint }
  }
}
