import Domain

extension SubmitOutcome {
  /// The outcome that a finished POST proves.
  static func of(
    _ report: PostReport, client: ProviderClient, reading: SubmitReading
  ) -> SubmitOutcome {
    let job = report.reply.flatMap { $0.isSuccess && report.phase == .done ? reading.job($0) : nil }
    let verdict = SubmitVerdict.of(report.phase, status: report.reply?.status, hasJob: job != nil)
    switch (verdict, job, report.reply) {
    case (.bought, let job?, _):
      return .bought(job)
    case (.refused, _, let reply?):
      let failure = reading.failure(reply)
      // Too much at this moment, by whatever status: nothing was bought, and the same request may be taken later.
      guard failure.reason == .busy || failure.reason == .rate else { return .refused(failure) }
      return .notSent(failure, retryAfter: RetryAfter.parse(reply.headers, now: client.now()))
    case (.throttled, _, let reply?):
      return .notSent(reading.failure(reply), retryAfter: RetryAfter.parse(reply.headers, now: client.now()))
    case (.notSent, _, _):
      return .notSent(.unsent(report, provider: client.name), retryAfter: nil)
    default:
      return .ambiguous(
        doubt(report, client: client, reading: reading),
        complaint: report.reply.flatMap { $0.isSuccess ? nil : reading.failure($0) })
    }
  }

  private static func doubt(
    _ report: PostReport, client: ProviderClient, reading: SubmitReading
  ) -> String {
    let provider = client.name
    var sentence: String
    if let reply = report.reply {
      let facts =
        ["HTTP \(reply.status)"] + (reply.requestID(hiding: client.key).map { ["request \($0)"] } ?? [])
      sentence = "\(provider) answered \(facts.joined(separator: ", "))"
      sentence += reply.isSuccess ? " without a readable job id" : ", which does not say whether a job exists"
      if let message = reading.complaint(reply).message { sentence += ": “\(message)”" }
    } else {
      let point = report.phase == .awaitingReply ? "after the request was sent" : "while sending the request"
      sentence = "\(provider) did not answer: \(report.fault?.detail ?? "the connection ended") \(point)"
    }
    return sentence + "; a job may have been bought: "
      + (client.entry.dialect.hasList
        ? "firstframe reconcile finds out" : "look for it on \(provider)'s own pages")
  }
}

extension JobFailure {
  fileprivate static func unsent(_ report: PostReport, provider: String) -> JobFailure {
    let step =
      switch report.phase {
      case .resolving: "its host name was not found"
      case .securing: "no secure connection"
      default: "no connection"
      }
    let detail = report.fault.map { " (\($0.detail))" } ?? ""
    return JobFailure(
      reason: .providerFault, code: nil,
      message: "\(provider): \(step)\(detail), nothing was sent; check the network and the base URL",
      isUnbilled: true)
  }
}
