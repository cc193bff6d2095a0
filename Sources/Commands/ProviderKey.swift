private import Foundation
internal import Providers
private import SystemPackage

/// Which key goes to the provider: that of the command line, the entry's own, that of the settings, the variable's.
struct ProviderKey {
  /// A file or a command that some layer names for whatever provider is used.
  private enum Way {
    case file(String)
    case command(String)
  }

  let provider: ProviderEntry
  let base: BaseURL
  /// Who named the host.
  let host: SettingOrigin

  /// Nil for a server that needs none. Throws exit 2 or `ProviderError` when the key can't be read, or is meant
  /// for another host.
  func read(_ clip: ClipOptions, _ configuration: Configuration) async throws -> APIKey? {
    guard clip.keyFile == nil || clip.keyCommand == nil else {
      throw CommandFailure.usage("--key-file and --key-command both name the key; give one of them")
    }
    if let file = clip.keyFile { return try await read(.file(file.string)) }
    if let command = clip.keyCommand { return try await read(.command(command)) }
    if provider.isServed(from: base.origin) {
      if let file = provider.keyFile { return try await read(.file(file)) }
      if let command = provider.keyCommand { return try await read(.command(command)) }
    }
    let named = try Self.named(configuration)
    if let named, named.value.origin.mayGo(to: host) { return try await read(named.way) }
    if let variable = provider.keyVariable {
      return try await KeySource.environment(variable: variable)
        .read(for: base, embedded: provider, environment: ProcessInfo.processInfo.environment)
    }
    if let named {
      throw CommandFailure.usage(
        "the key of \(named.value.place) is not sent to \(base.host), which was named elsewhere;"
          + " name its key with --key-file, or where the host is named")
    }
    return nil
  }

  /// The stronger of the two settings.
  private static func named(_ configuration: Configuration) throws -> (way: Way, value: SettingValue)? {
    let (file, command) = (configuration["key_file"], configuration["key_command"])
    if let file, let command, file.origin == command.origin {
      throw CommandFailure.usage("\(file.place) and \(command.place) both name the key; keep one of them")
    }
    let stronger = [file, command].compactMap(\.self).min { $0.origin < $1.origin }
    return stronger.map { ($0 == file ? .file($0.text) : .command($0.text), $0) }
  }

  private func read(_ way: Way) async throws -> APIKey {
    switch way {
    case .command(let command): return try await KeyCommand.read(command)
    case .file(let path):
      return try await KeySource.file(FilePath(path))
        .read(for: base, embedded: provider, environment: [:])
    }
  }
}
