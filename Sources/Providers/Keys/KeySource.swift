private import Domain
package import SystemPackage

/// Where a key comes from; never the command line's arguments.
package enum KeySource: Sendable, Equatable {
  case file(FilePath)
  /// Goes to the host in the embedded catalog only: a variable is set once and for all, and a project
  /// file that names another host must not collect it.
  case environment(variable: String)

  private static let sizeLimit = 16_384

  /// Throws `configuration` when there is no usable key, or when it must not go to `base`.
  package func read(
    for base: BaseURL, embedded: ProviderEntry, environment: [String: String]
  ) async throws(ProviderError) -> APIKey {
    switch self {
    case .file(let path):
      do {
        return try await BlockingWork.run { try Self.read(path, provider: embedded.name) }
      } catch {
        throw ProviderError(wrapping: error, provider: embedded.name, "the key file \(path) can't be read")
      }
    case .environment(let variable):
      guard let home = embedded.baseURL, try BaseURL(home, provider: embedded.name).origin == base.origin
      else {
        let advice =
          embedded.baseURL == nil
          ? "add its base_url to the providers of your own configuration, or name a --key-file for it"
          : "name a --key-file for it"
        throw ProviderError(
          .configuration, provider: embedded.name,
          "\(variable) is not sent to \(base.host), which is not this provider's own host; \(advice)")
      }
      guard let text = environment[variable], !text.isEmpty else {
        throw ProviderError(
          .configuration, provider: embedded.name, "no key: set \(variable) or pass --key-file FILE")
      }
      guard let key = APIKey(text) else {
        throw ProviderError(
          .configuration, provider: embedded.name,
          "\(variable) does not hold a key: blanks or control characters inside")
      }
      return key
    }
  }

  private static func read(_ path: FilePath, provider: String) throws -> APIKey {
    let file = try FileDescriptor.open(path, .readOnly, options: [.closeOnExec, .nonBlocking])
    return try file.closeAfter {
      // Asked of the open file, so that it can't be exchanged in between.
      let status = try file.stat()
      guard status.type == .regular else {
        throw ProviderError(.configuration, provider: provider, "the key file \(path) is not a plain file")
      }
      guard status.permissions.isDisjoint(with: [.groupReadWriteExecute, .otherReadWriteExecute]) else {
        throw ProviderError(
          .configuration, provider: provider,
          "the key file \(path) can be read by others; run: chmod 600 \(path)")
      }
      guard let key = APIKey(String(decoding: try file.readAll(limit: sizeLimit), as: UTF8.self)) else {
        throw ProviderError(
          .configuration, provider: provider, "the key file \(path) does not hold one key on one line")
      }
      return key
    }
  }
}
