import Foundation

/// Makes providers from catalog entries and owns the connections that they share.
///
/// `shutdown` must be called before the value goes away, after every call has returned.
package final class ProviderSet: Sendable {
  private let transport: HTTPTransport

  package init(timeouts: TransportTimeouts = .standard) {
    transport = HTTPTransport(timeouts: timeouts)
  }

  /// `base` is where the dialect's paths go; `key` nil sends none. `now` gives unix seconds.
  package func provider(
    _ entry: ProviderEntry, at base: BaseURL, key: APIKey?,
    now: @escaping @Sendable () -> Int64 = { Int64(Date().timeIntervalSince1970) }
  ) -> any VideoProvider {
    let client = ProviderClient(entry: entry, base: base, key: key, transport: transport, now: now)
    return switch entry.dialect {
    case .openAIVideos: OpenAIVideosProvider(client: client)
    case .vtrixTask: VtrixTaskProvider(client: client)
    case .v2Generations: V2GenerationsProvider(client: client)
    }
  }

  package func shutdown() async { await transport.shutdown() }
}
