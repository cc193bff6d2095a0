import Domain

/// Why a call to a provider did not do what it should. A failed job is not an error but a `JobSnapshot`.
package struct ProviderError: Error, Sendable {
  package enum Code: String, Sendable, CaseIterable {
    /// No connection: nothing was asked.
    case unreachable
    /// Cut off or timed out in the middle; a download keeps what it has.
    case interrupted
    case throttled
    case serverFault
    /// The clip is not there yet.
    case notReady
    /// The job is done and names no link to its clip: asked again, it may.
    case noLinkYet
    /// A reply that can't be understood.
    case badReply
    case authentication
    case balance
    /// The provider does not know the job (any more).
    case jobUnknown
    /// The provider has the job and can't tell what became of it; its clip may be there, or come.
    case lostSight
    /// The result can't be fetched any more, or its link has run out.
    case expired
    case refused
    /// The provider does not offer what was asked for; nothing was sent.
    case unsupported
    case tooLarge
    /// A link in a reply that must not be followed.
    case unsafeLink
    case diskFull
    /// A file on this machine could not be written or read.
    case storage
    case configuration
    case cancelled
  }

  package internal(set) var code: Code
  /// The catalog's name of the provider.
  package let provider: String
  /// What happened, for a person, without the provider's name.
  package let message: String
  package var status: Int?
  package var requestID: String?
  /// The pause the server asks for.
  package var retryAfter: Duration?
  package var cause: (any Error)?

  package init(_ code: Code, provider: String, _ message: String, cause: (any Error)? = nil) {
    self.code = code
    self.provider = provider
    self.message = message
    self.cause = cause
  }

  /// The same call may succeed later without anyone doing anything.
  package var isRetryable: Bool { code.isRetryable }
}

extension ProviderError.Code {
  package var isRetryable: Bool {
    switch self {
    case .unreachable, .interrupted, .throttled, .serverFault, .notReady, .noLinkYet, .badReply: true
    case .authentication, .balance, .jobUnknown, .lostSight, .expired, .refused, .unsupported, .tooLarge,
      .unsafeLink, .diskFull, .storage, .configuration, .cancelled:
      false
    }
  }
}

extension ProviderError: MayBeDiskFull {
  package var isDiskFull: Bool { code == .diskFull }
}
