private import Domain
internal import Ledger
internal import Providers
internal import Workflow

/// Where the ledger says that a shot was sent.
struct ProviderHome: Hashable, CustomStringConvertible {
  let provider: String
  let baseURL: String

  init(_ offer: Offer) {
    provider = offer.provider
    baseURL = offer.baseURL
  }

  var description: String { provider == baseURL ? provider : "\(provider) (\(baseURL))" }

  /// What is named on the command line is this home, or nothing else.
  func isMeant(by provider: String?, _ access: ProviderOptions) throws -> Bool {
    guard provider.map({ $0 == self.provider }) ?? true else { return false }
    guard let typed = access.baseURL else { return true }
    do throws(ProviderError) {
      return try BaseURL(typed, provider: self.provider).description == baseURL
    } catch {
      throw CommandFailure.usage("\(error)")
    }
  }

  func withLease(
    _ access: ProviderOptions, ledger: LedgerFile, _ body: (Offers, ProviderLease) async throws -> Void
  ) async throws {
    let offers = try Offers(provider: provider, model: nil)
    let address = try ProviderAddress(access, offers: offers, ledger: ledger, recorded: baseURL)
    try await ProviderLease.with(offers.provider, at: try await address.endpoint(access)) { lease in
      try await body(offers, lease)
    }
  }
}
