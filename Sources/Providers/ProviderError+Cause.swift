import Domain

extension ProviderError {
  /// An exchange that brought no reply.
  init(_ fault: TransportFault, provider: String, doing: String) {
    let code: Code =
      switch fault.kind {
      case .resolve, .connect, .secure: .unreachable
      case .timedOut, .lost: .interrupted
      case .cancelled: .cancelled
      case .tooLarge: .badReply
      case .badAddress: .configuration
      }
    self.init(code, provider: provider, "\(doing) failed: \(fault.detail)", cause: fault)
  }

  /// Keeps what already is a `ProviderError`; `what` says which file was meant for everything else.
  init(wrapping error: any Error, provider: String, _ what: String) {
    switch error {
    case let error as ProviderError: self = error
    case _ where DiskFull.caused(error):
      self.init(.diskFull, provider: provider, "\(what): \(error)", cause: error)
    case is CancellationError:
      self.init(.cancelled, provider: provider, "stopped")
    default:
      self.init(.storage, provider: provider, "\(what): \(error)", cause: error)
    }
  }

  static func withoutList(provider: String) -> ProviderError {
    ProviderError(.unsupported, provider: provider, "it has no list of jobs")
  }

  static func withoutThumbnails(provider: String) -> ProviderError {
    ProviderError(.unsupported, provider: provider, "it has no thumbnails of its clips")
  }

  /// A reply whose status is not what was hoped for; `complaint` is what the dialect read in its body.
  init(_ reply: HTTPReply, from client: ProviderClient, doing: String, complaint: ServerComplaint) {
    let code: Code =
      switch reply.status {
      case 200...299: .badReply
      case 401, 403: .authentication
      case 402: .balance
      case 404, 410: .jobUnknown
      case 408, 409, 425, 500...599: .serverFault
      case 429: .throttled
      default: .refused
      }
    let isRedirect = (300...399).contains(reply.status)
    let quote = complaint.message.map { ": “\($0)”" } ?? (isRedirect ? ": redirects are not followed" : "")
    self.init(code, provider: client.name, "\(doing) failed\(quote)")
    status = reply.status
    requestID = reply.requestID(hiding: client.key)
    retryAfter = RetryAfter.parse(reply.headers, now: client.now())
  }
}
