internal import AsyncHTTPClient
private import NIOCore
private import NIOHTTP1

/// Calls hooks, each once: no page says that a service tries again.
struct HookCaller: Sendable {
  private let service: SandboxService
  private let client: HTTPClient

  private static let pause = Duration.milliseconds(200)
  private static let limit = TimeAmount.seconds(10)
  private static let width = 100

  /// Runs until cancelled.
  static func run(for service: SandboxService) async {
    // A redirect could lead to another machine.
    let configuration = HTTPClient.Configuration(redirectConfiguration: .disallow)
    let client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
    let caller = HookCaller(service: service, client: client)
    await service.hooks.work(width: width) { await caller.call($0) }
    try? await client.shutdown()
  }

  private func call(_ hook: HookCall) async {
    while let job = await service.store.job(hook.job) {
      guard service.status(of: job).isFinal else {
        guard (try? await service.clock.sleep(Self.pause)) != nil else { return }
        continue
      }
      var request = HTTPClientRequest(url: hook.url)
      request.method = .POST
      request.headers.add(name: "content-type", value: "application/json")
      request.body = .bytes(hook.body(job))
      // Who does not listen has asked for nothing better.
      _ = try? await client.execute(request, timeout: Self.limit)
      return
    }
  }
}
