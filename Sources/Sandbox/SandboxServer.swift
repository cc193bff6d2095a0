private import Domain
internal import FlyingFox
private import FlyingSocks
internal import Foundation

/// A local stand-in for the paid services: it speaks their protocols, refuses what they refuse, and renders
/// real clips. It listens on 127.0.0.1 and nowhere else.
package final class SandboxServer: Sendable {
  private let service: SandboxService
  private let http: HTTPServer
  /// In front of the server when there are faults of the transport; then it has the port that is asked for.
  private let gate: FaultGate?

  /// Finds ffmpeg and takes up the jobs that an earlier server left in the folder; doesn't listen yet.
  ///
  /// Throws `SandboxError`.
  package static func open(
    _ configuration: SandboxConfiguration, clock: SandboxClock = .system
  ) async throws -> SandboxServer {
    let models = configuration.models
    guard !models.isEmpty, models.allSatisfy({ !$0.sizes.isEmpty && !$0.seconds.isEmpty }) else {
      throw SandboxError.noModels
    }
    let renderer =
      try configuration.rendering == .none ? nil : ClipRenderer.find(in: configuration.searchPath)
    let store = try await JobStore.open(
      configuration.folder, at: clock.now(), timing: configuration.timing)
    let service = SandboxService(
      configuration: configuration, clock: clock, store: store, renderer: renderer)
    try await service.transcript?.open()
    return try SandboxServer(service)
  }

  private init(_ service: SandboxService) throws {
    self.service = service
    let router = SandboxRouter(service)
    let configuration = service.configuration
    let isGated = configuration.faults.needsGate
    gate = isGated ? FaultGate(port: configuration.port, dice: service.dice, router: router) : nil
    let ownPort: UInt16 = isGated ? 0 : configuration.port
    let handler = SandboxHandler(router: router, budget: ByteBudget(configuration.bodyBudget))
    http = HTTPServer(
      config: HTTPServer.Configuration(
        // A server made from a port alone would listen on every interface.
        address: try .inet(ip4: SandboxAddress.host, port: ownPort),
        timeout: Self.handlerTimeout,
        // No replay: bodies go straight to the handler, which always reads them to their end.
        sharedRequestReplaySize: 0,
        pool: PromptPool(base: HTTPServer.defaultPool()),
        logger: .disabled),
      handler: handler)
  }

  /// Serves and renders until the task is cancelled or `stop` is called; both end it without an error.
  /// Call it once. Throws `SandboxError` when it can't listen.
  package func run() async throws {
    for id in await service.store.unrendered { service.renders.add(id) }
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await self.listen() }
      if service.renderer != nil {
        group.addTask { [service] in
          await service.renders.work(width: max(1, service.configuration.renderWidth)) { id in
            await service.render(id)
          }
        }
      }
      group.addTask { [service] in await HookCaller.run(for: service) }
      if let gate {
        group.addTask { try await gate.run(to: try await self.serverPort()) }
      }
      defer { group.cancelAll() }
      try await group.next()
    }
  }

  /// Waits until requests are answered; `run` must be under way.
  package func waitUntilListening() async throws -> SandboxAddress {
    let port = try await serverPort()
    guard let gate else { return SandboxAddress(port: port) }
    return SandboxAddress(port: try await gate.waitUntilListening())
  }

  private func serverPort() async throws -> UInt16 {
    // Only a limit against hanging: on a busy machine a server may take its time.
    try await http.waitUntilListening(timeout: 600)
    guard case .ip4(SandboxAddress.host, let port) = await http.listeningAddress else {
      throw SandboxError.stopped
    }
    return port
  }

  /// Ends `run`: open requests are cut off, jobs stay on disk.
  package func stop() async { await http.stop() }

  /// Runs the server for as long as `body` takes.
  package func serve<Value: Sendable>(
    _ body: @escaping @Sendable (SandboxAddress) async throws -> Value
  ) async throws -> Value {
    try await withThrowingTaskGroup(of: Value?.self) { group in
      defer { group.cancelAll() }
      group.addTask {
        try await self.run()
        return nil
      }
      group.addTask { try await body(try await self.waitUntilListening()) }
      guard let first = try await group.next(), let value = first else { throw SandboxError.stopped }
      return value
    }
  }

  /// Longer than any wished-for latency of a create, in seconds.
  private static let handlerTimeout: TimeInterval = 3600

  private func listen() async throws {
    do {
      try await http.run()
    } catch SocketError.failed(_, let code, _) where code == EADDRINUSE {
      throw SandboxError.portTaken(service.configuration.port)
    } catch SocketError.failed(_, _, let message) where !Task.isCancelled {
      throw SandboxError.cannotListen(service.configuration.port, reason: message)
    } catch {
      // Stopped or cancelled: FlyingFox ends with an error in both cases.
    }
  }
}
