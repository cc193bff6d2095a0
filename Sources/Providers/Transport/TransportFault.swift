import AsyncHTTPClient
import NIOCore
import NIOPosix
import SystemPackage

/// Why an exchange had no complete reply.
package struct TransportFault: Error, Sendable, Equatable {
  package enum Kind: Sendable, Equatable, CaseIterable {
    case resolve
    case connect
    case secure
    case timedOut
    /// Closed or reset by the other side.
    case lost
    case cancelled
    case tooLarge
    /// The address is not one that can be called.
    case badAddress
  }

  package let kind: Kind
  package let detail: String

  init(_ kind: Kind, _ detail: String) {
    self.kind = kind
    self.detail = detail
  }

  /// `isSecure`: the address is https, so that an unknown error before the first byte is one of TLS.
  init(_ error: any Error, isSecure: Bool) {
    switch error {
    case let fault as TransportFault: self = fault
    case is CancellationError: self.init(.cancelled, "stopped")
    case let error as NIOConnectionError: self.init(error)
    case let error as HTTPClientError: self.init(error)
    case let error as IOError: self.init(.lost, Self.text(of: error))
    case is ChannelError: self.init(.lost, "the connection closed")
    case is NIOTooManyBytesError: self.init(.tooLarge, "the reply is too large")
    default: self.init(isSecure ? .secure : .lost, ServerText("\(error)").text)
    }
  }

  private init(_ error: NIOConnectionError) {
    if error.connectionErrors.isEmpty {
      self.init(.resolve, "\(error.host) has no address")
    } else {
      // One for each address of the name, mostly the same.
      let reasons = error.connectionErrors.map { Self.text(of: $0.error) }
      self.init(.connect, Set(reasons).sorted().joined(separator: "; "))
    }
  }

  private static func text(of error: any Error) -> String {
    (error as? IOError).map { "\(Errno(rawValue: $0.errnoCode))" } ?? ServerText("\(error)").text
  }

  // The short description is used because the long one repeats header values, the key among them.
  private init(_ error: HTTPClientError) {
    let detail = error.shortDescription.lowercased()
    switch error {
    case .connectTimeout, .getConnectionFromPoolTimeout: self.init(.connect, "no connection in time")
    case .tlsHandshakeTimeout: self.init(.secure, "no TLS handshake in time")
    case .readTimeout, .writeTimeout, .deadlineExceeded: self.init(.timedOut, "no answer in time")
    case .remoteConnectionClosed: self.init(.lost, "the connection closed")
    case .cancelled, .alreadyShutdown: self.init(.cancelled, "stopped")
    case .invalidURL, .emptyHost, .emptyScheme: self.init(.badAddress, detail)
    default: self.init(.lost, detail)
    }
  }
}
