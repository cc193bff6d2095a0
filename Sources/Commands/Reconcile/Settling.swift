private import Domain
private import Foundation
internal import Ledger
private import Providers
private import Workers
private import Workflow

/// Asks each provider that unclear shots were sent to, and settles what its list proves.
struct Settling {
  let ledger: SQLiteLedger
  let place: LedgerPlace
  let access: ProviderOptions
  /// The only one to ask; nil for all.
  let provider: String?
  let common: CommonOptions

  /// One provider's trouble does not keep the others from being asked; the first is thrown in the end.
  func settle() async throws {
    if let provider { _ = try Offers(provider: provider, model: nil) }
    let homes = try await homes()
    let meant = try homes.filter { try $0.isMeant(by: provider, access) }
    if meant.isEmpty, !homes.isEmpty {
      let list = homes.map(\.description).joined(separator: ", ")
      throw CommandFailure.usage(
        "no unclear shot was sent there, but to \(list); leave out --provider and --base-url")
    }
    var failure: (any Error)?
    try await withWorkers(common) { workers in
      for home in meant {
        do {
          try await settle(home, workers)
        } catch {
          if failure != nil || meant.count > 1 {
            Console.standardError.write(
              "firstframe: \(home.description.visible) was not asked: \("\(error)".visible)\n")
          }
          failure = failure ?? error
        }
      }
    }
    if let failure { throw failure }
  }

  /// In the order of their first unclear shots.
  private func homes() async throws -> [ProviderHome] {
    var homes: [ProviderHome] = []
    try await ledger.forEachShot(in: [.ambiguous]) { record in
      if let home = record.offer.map(ProviderHome.init), !homes.contains(home) { homes.append(home) }
    }
    return homes
  }

  /// Settles what it can at once, and waits only where the absence of a job is to be proven.
  private func settle(_ home: ProviderHome, _ workers: WorkerPool) async throws {
    try await home.withLease(access, ledger: place.file) { offers, lease in
      let reconciler = Reconciler(
        ledger: ledger, lease: lease, provider: offers.provider, endpoint: home.baseURL, workers: workers,
        folder: place.file.folder)
      while let time = try await reconciler.settle() {
        let rest = max(Duration.milliseconds(time) - .seconds(Date().timeIntervalSince1970), .seconds(1))
        let clock = Date(timeIntervalSince1970: Double(time) / 1000).formatted(
          date: .omitted, time: .standard)
        Console.standardError.write(
          "\(home.provider.visible) lists no job for some shots yet. Its list may lag; asking again at \(clock)"
            + " (Ctrl-C stops safely).\n")
        try await Task.sleep(for: rest)
      }
    }
  }
}
