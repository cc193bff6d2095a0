import Foundation

/// A clip's URL as a reply gave it, checked to lead nowhere it should not.
struct ResultLink: Sendable, Equatable {
  let url: String
  let provider: String
  private let base: BaseURL
  /// It names the host that the person named for the provider.
  private let isAtHome: Bool

  /// Throws `unsafeLink` unless it is https to a public host or to the provider's own. A provider on this machine
  /// may also name this machine, over http too. Where a name leads is checked again once it is connected.
  init(_ text: String, on page: String? = nil, provider: String, base: BaseURL) throws(ProviderError) {
    func refusal(_ why: String) -> ProviderError { .unsafeLink(why, provider: provider) }
    let page = page.flatMap { URL(string: $0) }
    let text = page.flatMap { URL(string: text, relativeTo: $0)?.absoluteString } ?? text
    guard let parts = URLComponents(string: text, encodingInvalidCharacters: false),
      let scheme = parts.scheme?.lowercased(), let rawHost = parts.host, !rawHost.isEmpty
    else { throw refusal("it is not a complete URL") }
    guard parts.user == nil, parts.password == nil else { throw refusal("it carries a user or password") }

    let host = rawHost.lowercased().trimmingCharacters(in: ["[", "]"])
    let address = HostAddress(host: host)
    url = text
    self.provider = provider
    self.base = base
    isAtHome = host == base.host
    guard mayReach(address) else { throw refusal("its host is not on the internet") }
    guard scheme == "https" || (scheme == "http" && address == .loopback) else {
      throw refusal("it is not https")
    }
  }

  /// Whether what it names may be at such an address. A provider inside a private network keeps its clips there:
  /// its own host may be private, as it was when the job was bought there; no other may.
  func mayReach(_ address: HostAddress?) -> Bool {
    switch address {
    case .global: true
    case .loopback: base.isLoopback
    case .local: isAtHome
    case .disguised, nil: false
    }
  }
}

extension ProviderError {
  static func unsafeLink(_ why: String, provider: String) -> ProviderError {
    ProviderError(.unsafeLink, provider: provider, "the link to the clip is not followed: \(why)")
  }
}
