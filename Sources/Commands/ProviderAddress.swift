private import Domain
private import Foundation
internal import Ledger
internal import Providers
internal import Sandbox
internal import SystemPackage
internal import Workflow

/// Where the run's provider is, and with which key.
struct ProviderAddress {
  let endpoint: ProviderLease.Endpoint
  /// What the ledger keeps: without a port where that changes from run to run.
  let label: String

  init(_ clip: ClipOptions, offers: Offers, ledger: LedgerFile) async throws {
    let provider = offers.provider
    if provider.realm == .sandbox {
      guard clip.baseURL == nil, clip.keyFile == nil else {
        throw CommandFailure.usage(
          "the sandbox runs inside this program; for a server elsewhere use --provider compatible --base-url URL"
        )
      }
      let folder = ledger.path.removingLastComponent().appending("sandbox")
      endpoint = .sandbox(Self.sandbox(provider, folder: folder, renders: !clip.noRender))
      label = "sandbox"
      return
    }
    guard let address = clip.baseURL ?? provider.baseURL else {
      throw CommandFailure.usage("\(provider.name) needs --base-url, such as https://host/v1")
    }
    do {
      let base = try BaseURL(address, provider: provider.name)
      endpoint = .remote(base, try await Self.key(clip, provider: provider, base: base))
      label = base.description
    } catch let error as ProviderError {
      throw CommandFailure.usage("\(error)")
    }
  }

  static func sandbox(_ provider: ProviderEntry, folder: FilePath, renders: Bool) -> SandboxConfiguration {
    var configuration = SandboxConfiguration(
      folder: folder,
      models: provider.models.map {
        SandboxModel(name: $0.id, sizes: $0.sizes.map(\.size), seconds: $0.seconds)
      })
    configuration.rendering = renders ? .ffmpeg : .none
    return configuration
  }

  /// A server that somebody runs themselves may need no key.
  private static func key(
    _ clip: ClipOptions, provider: ProviderEntry, base: BaseURL
  ) async throws -> APIKey? {
    let environment = ProcessInfo.processInfo.environment
    if let file = clip.keyFile {
      return try await KeySource.file(file).read(for: base, embedded: provider, environment: environment)
    }
    guard let variable = provider.keyVariable else { return nil }
    return try await KeySource.environment(variable: variable)
      .read(for: base, embedded: provider, environment: environment)
  }
}
