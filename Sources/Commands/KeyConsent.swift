private import Domain
internal import Providers

/// A key that a project names, and where it would go: a person has to agree, since whoever wrote the project may have
/// named any secret of this machine and a host of their own.
struct KeyConsent {
  let provider: String
  let base: BaseURL
  let source: NamedKey
  /// The file and line that say so.
  let place: String

  /// Asks on a terminal, once for each host and source; elsewhere `yes` is the consent. Throws exit 2 for a no.
  func check(yes: Bool, trusted: TrustedKeys = TrustedKeys()) throws {
    guard !base.isLoopback, !trusted.contains(origin: base.origin, source: source.text) else { return }
    let deed =
      "\(source.text) would be sent to \(base.origin) as the key of \(provider), because \(place) says so"
    guard !HookConsent().isHook, Console.canAsk else {
      guard !yes else { return }
      throw CommandFailure.usage(
        "\(deed); pass --yes to agree, or put the entry of \(provider) into your own configuration")
    }
    Console.standardError.write("\(deed.visible)\nsend it there, now and from now on? [y/N] ")
    guard Console.answersYes() else { throw CommandFailure.usage("nothing was sent") }
    trusted.add(origin: base.origin, source: source.text)
  }
}
