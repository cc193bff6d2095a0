private import Domain
internal import Ledger
internal import Providers
internal import Sandbox
internal import SystemPackage
internal import Workflow

/// Where the run's provider is.
struct ProviderAddress {
  private enum Site {
    case sandbox(SandboxConfiguration)
    case remote(ProviderKey)
  }

  private let site: Site
  /// What the ledger keeps: without a port where that changes from run to run.
  let label: String

  /// - Parameter recorded: the base URL that the ledger has for the shots in question.
  init(
    _ access: ProviderOptions, offers: Offers, ledger: LedgerFile, recorded: String? = nil
  ) throws {
    let provider = offers.provider
    if provider.realm == .sandbox {
      guard access.baseURL == nil, access.keyFile == nil, access.keyCommand == nil else {
        throw CommandFailure.usage(
          "the sandbox runs inside this program; for a server elsewhere use --provider compatible --base-url URL"
        )
      }
      let folder = ledger.path.removingLastComponent().appending("sandbox")
      site = .sandbox(
        Self.sandbox(
          provider, folder: folder, renders: access.sandbox.renders, record: access.sandbox.record))
      label = "sandbox"
      return
    }
    let setting = Configuration.current["base_url"]
    let configured = setting?.text ?? provider.baseURL
    guard let address = access.baseURL ?? recorded ?? configured else {
      throw CommandFailure.usage(
        "\(provider.name) needs --base-url, such as \(provider.dialect.exampleBaseURL);"
          + " firstframe providers --explain \(offers.model.name) tells more")
    }
    let home: SettingOrigin = offers.hostIsOfProject ? .project : .builtIn
    do throws(ProviderError) {
      let base = try BaseURL(address, provider: provider.name)
      let isConfigured = configured.flatMap { try? BaseURL($0, provider: provider.name) } == base
      let isOfLedger = access.baseURL == nil && !isConfigured
      site = .remote(
        ProviderKey(
          provider: provider, base: base,
          host: access.baseURL == nil && isConfigured ? setting?.origin ?? home : .commandLine,
          keyPlace: offers.keyOfProject, hostPlace: isOfLedger ? ledger.path.string : nil))
      label = base.description
    } catch {
      throw CommandFailure.usage("\(error)")
    }
  }

  /// Reads the key, after asking where a project brings both it and the host along. Throws exit 2 when there is none
  /// that may go there.
  func endpoint(_ access: ProviderOptions) async throws -> ProviderLease.Endpoint {
    switch site {
    case .sandbox(let configuration): return .sandbox(configuration)
    case .remote(let key):
      do {
        return .remote(key.base, try await key.read(access, .current))
      } catch let error as ProviderError {
        throw CommandFailure.usage("\(error)")
      }
    }
  }

  static func sandbox(
    _ provider: ProviderEntry, folder: FilePath, renders: Bool, record: FilePath? = nil,
    keys: SandboxKeys = .notNeeded
  ) -> SandboxConfiguration {
    var configuration = SandboxConfiguration(
      folder: folder,
      models: provider.models.map {
        SandboxModel(name: $0.id, sizes: $0.sizes.map(\.size), seconds: $0.seconds)
      })
    configuration.rendering = renders ? .ffmpeg : .none
    configuration.transcript = record
    configuration.keys = keys
    return configuration
  }
}
