private import Foundation
internal import Providers
private import SystemPackage

/// Which key goes to the provider: that of the command line, the entry's own, that of the settings, the variable's.
struct ProviderKey {
  let provider: ProviderEntry
  let base: BaseURL
  /// Who named the host.
  let host: SettingOrigin
  /// The line of a project's file that names the entry's key.
  let keyPlace: String?
  /// The ledger, where it alone names the host.
  let hostPlace: String?

  /// A source, and what names it or its host without being the user's own word.
  private typealias Choice = (source: NamedKey, place: String?)

  /// Nil for a server that needs none. Throws exit 2 or `ProviderError` when the key can't be read, is meant for
  /// another host, or nobody agreed to send it there.
  func read(_ access: ProviderOptions, _ configuration: Configuration) async throws -> APIKey? {
    guard let choice = try choice(access, configuration) else { return nil }
    if let place = choice.place {
      try KeyConsent(provider: provider.name, base: base, source: choice.source, place: place)
        .check(yes: access.yes)
    }
    switch choice.source {
    case .command(let command): return try await KeyCommand.read(command)
    case .file(let path):
      return try await KeySource.file(FilePath(path)).read(for: base, embedded: provider, environment: [:])
    case .variable(let name):
      return try await KeySource.environment(variable: name)
        .read(for: base, embedded: provider, environment: ProcessInfo.processInfo.environment)
    }
  }

  private func choice(_ access: ProviderOptions, _ configuration: Configuration) throws -> Choice? {
    guard access.keyFile == nil || access.keyCommand == nil else {
      throw CommandFailure.usage("--key-file and --key-command both name the key; give one of them")
    }
    if let file = access.keyFile { return (.file(file.string), hostPlace) }
    if let command = access.keyCommand { return (.command(command), hostPlace) }
    if provider.isServed(from: base.origin) {
      if let file = provider.keyFile { return (.file(file), keyPlace) }
      if let command = provider.keyCommand { return (.command(command), keyPlace) }
    }
    let named = try Self.named(configuration)
    if let named, named.value.origin.mayGo(to: host) {
      return (named.source, named.value.origin == .project ? named.value.place : hostPlace)
    }
    // Not sent to another host than the entry's own: `KeySource` sees to it.
    if let variable = provider.keyVariable { return (.variable(variable), keyPlace) }
    if let named {
      throw CommandFailure.usage(
        "the key of \(named.value.place) is not sent to \(base.host), which was named elsewhere;"
          + " name its key with --key-file, or where the host is named")
    }
    return nil
  }

  /// The stronger of the two settings.
  private static func named(_ configuration: Configuration) throws -> (source: NamedKey, value: SettingValue)?
  {
    let (file, command) = (configuration["key_file"], configuration["key_command"])
    if let file, let command, file.origin == command.origin {
      throw CommandFailure.usage("\(file.place) and \(command.place) both name the key; keep one of them")
    }
    let stronger = [file, command].compactMap(\.self).min { $0.origin < $1.origin }
    return stronger.map { ($0 == file ? .file($0.text) : .command($0.text), $0) }
  }
}
