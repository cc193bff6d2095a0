import Foundation

/// A clip's URL as a reply gave it, checked to lead nowhere it should not.
struct ResultLink: Sendable, Equatable {
  let url: String

  /// Throws `unsafeLink` unless it is https to a public host. A provider on this machine may also name
  /// this machine, over http too. A public name that resolves to a private address passes.
  init(_ text: String, provider: String, isLocalProvider: Bool) throws(ProviderError) {
    func refusal(_ why: String) -> ProviderError {
      ProviderError(.unsafeLink, provider: provider, "the link to the clip is not followed: \(why)")
    }
    guard let parts = URLComponents(string: text, encodingInvalidCharacters: false),
      let scheme = parts.scheme?.lowercased(), let host = parts.host, !host.isEmpty
    else { throw refusal("it is not a complete URL") }
    guard parts.user == nil, parts.password == nil else { throw refusal("it carries a user or password") }

    let address = HostAddress(host: host.trimmingCharacters(in: ["[", "]"]))
    let isOwnMachine = address == .loopback && isLocalProvider
    guard address == .global || isOwnMachine else { throw refusal("its host is not on the internet") }
    guard scheme == "https" || (scheme == "http" && isOwnMachine) else { throw refusal("it is not https") }
    url = text
  }
}
