import Foundation

/// A clip's URL as a reply gave it, checked to lead nowhere it should not.
struct ResultLink: Sendable, Equatable {
  let url: String
  let provider: String
  let isLocalProvider: Bool

  /// Throws `unsafeLink` unless it is https to a public host. A provider on this machine may also name
  /// this machine, over http too. Where a public name leads is checked again once it is connected.
  init(_ text: String, provider: String, isLocalProvider: Bool) throws(ProviderError) {
    func refusal(_ why: String) -> ProviderError { .unsafeLink(why, provider: provider) }
    guard let parts = URLComponents(string: text, encodingInvalidCharacters: false),
      let scheme = parts.scheme?.lowercased(), let host = parts.host, !host.isEmpty
    else { throw refusal("it is not a complete URL") }
    guard parts.user == nil, parts.password == nil else { throw refusal("it carries a user or password") }

    let address = HostAddress(host: host.trimmingCharacters(in: ["[", "]"]))
    let isOwnMachine = address == .loopback && isLocalProvider
    guard address == .global || isOwnMachine else { throw refusal("its host is not on the internet") }
    guard scheme == "https" || (scheme == "http" && isOwnMachine) else { throw refusal("it is not https") }
    url = text
    self.provider = provider
    self.isLocalProvider = isLocalProvider
  }

  /// Where a redirect from here leads, under the same conditions.
  func redirected(to location: String) throws(ProviderError) -> ResultLink {
    guard let base = URL(string: url), let target = URL(string: location, relativeTo: base) else {
      throw .unsafeLink("it leads to no complete URL", provider: provider)
    }
    return try ResultLink(target.absoluteString, provider: provider, isLocalProvider: isLocalProvider)
  }
}

extension ProviderError {
  static func unsafeLink(_ why: String, provider: String) -> ProviderError {
    ProviderError(.unsafeLink, provider: provider, "the link to the clip is not followed: \(why)")
  }
}
