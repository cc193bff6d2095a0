import AsyncHTTPClient
import NIOCore

extension HTTPTransport {
  /// A client for one clip behind a link. It talks to nobody whose address the link may not reach, whatever name
  /// led there.
  ///
  /// The caller retires it.
  func linkClient(for link: ResultLink) -> HTTPClient {
    var configuration = Self.configuration(connect: timeouts.connect, silence: timeouts.silence)
    configuration.http1_1ConnectionDebugInitializer = { channel in
      let address = channel.remoteAddress?.ipAddress.map { HostAddress(host: $0) }
      guard link.mayReach(address) else {
        return channel.eventLoop.makeFailedFuture(
          ProviderError.unsafeLink("its host is not on the internet", provider: link.provider))
      }
      return channel.eventLoop.makeSucceededVoidFuture()
    }
    return HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
  }
}
