private import Domain
package import Providers
package import Sandbox

/// The run's provider, made when it is first needed: a run with nothing to do opens no connection and starts
/// no server.
package actor ProviderLease {
  package enum Endpoint: Sendable {
    case sandbox(SandboxConfiguration)
    case remote(BaseURL, APIKey?)
    /// One that is open already and stays so.
    case open(any VideoProvider)
  }

  private let start: AsyncStream<Void>.Continuation
  private var made: Result<any VideoProvider, any Error>?
  private var isStarting = false
  private var waiting: [CheckedContinuation<any VideoProvider, any Error>] = []

  private init(start: AsyncStream<Void>.Continuation) { self.start = start }

  /// Nothing of the provider is left when this returns.
  package static func with<Value: Sendable>(
    _ entry: ProviderEntry, at endpoint: Endpoint, _ body: (ProviderLease) async throws -> Value
  ) async throws -> Value {
    let (requests, start) = AsyncStream.makeStream(of: Void.self)
    let lease = ProviderLease(start: start)
    return try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask {
        for await _ in requests { await lease.open(entry, at: endpoint, until: requests) }
      }
      defer { start.finish() }
      return try await body(lease)
    }
  }

  /// Throws `SandboxError` when the sandbox can't start.
  func provider() async throws -> any VideoProvider {
    if let made { return try made.get() }
    return try await withCheckedThrowingContinuation { continuation in
      waiting.append(continuation)
      if !isStarting {
        isStarting = true
        start.yield()
      }
    }
  }

  private func settle(_ result: Result<any VideoProvider, any Error>) {
    made = result
    for continuation in waiting { continuation.resume(with: result) }
    waiting = []
  }

  /// Holds the provider open until the run is over, which ends `requests`.
  private nonisolated func open(
    _ entry: ProviderEntry, at endpoint: Endpoint, until requests: AsyncStream<Void>
  ) async {
    if case .open(let provider) = endpoint {
      await settle(.success(provider))
      for await _ in requests {}
      return
    }
    let providers = ProviderSet()
    do {
      switch endpoint {
      case .open: break
      case .remote(let base, let key):
        await settle(.success(providers.provider(entry, at: base, key: key)))
        for await _ in requests {}
      case .sandbox(let configuration):
        try await SandboxServer.open(configuration).serve { address in
          let base = try BaseURL(address.openAIVideosBaseURL, provider: entry.name)
          await self.settle(.success(providers.provider(entry, at: base, key: nil)))
          for await _ in requests {}
        }
      }
    } catch {
      await settle(.failure(error))
    }
    await providers.shutdown()
  }
}
