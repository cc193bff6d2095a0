import Domain
import SystemPackage

@testable import Sandbox

/// Two models like the real ones.
func sampleModels() throws -> [SandboxModel] {
  func sizes(_ texts: [String]) -> [PixelSize] { texts.compactMap { PixelSize($0) } }
  return [
    SandboxModel(name: "sora-2", sizes: sizes(["720x1280", "1280x720"]), seconds: [4, 8, 12]),
    SandboxModel(
      name: "sora-2-pro", sizes: sizes(["720x1280", "1280x720", "1024x1792", "1792x1024"]),
      seconds: [4, 8, 12]),
  ]
}

/// Runs a sandbox that renders nothing and asks for no key, in a folder and at a time of its own.
func withSandbox(
  clock: VirtualClock = VirtualClock(), faults: [String] = [],
  _ change: (inout SandboxConfiguration) -> Void = { _ in },
  _ body: @escaping @Sendable (TestClient) async throws -> Void
) async throws {
  let rules = try faults.map { try FaultRule($0) }
  try await withTemporaryFolder { folder in
    try await withSandbox(in: folder, clock: clock) {
      $0.faults.rules = rules
      change(&$0)
    } _: { client in
      try await body(client)
    }
  }
}

func withSandbox(
  in folder: FilePath, clock: VirtualClock = VirtualClock(),
  _ change: (inout SandboxConfiguration) -> Void = { _ in },
  _ body: @escaping @Sendable (TestClient) async throws -> Void
) async throws {
  var configuration = SandboxConfiguration(folder: folder, models: try sampleModels())
  configuration.rendering = .none
  configuration.keys = .notNeeded
  change(&configuration)
  let server = try await SandboxServer.open(configuration, clock: clock.clock)
  try await server.serve { address in try await body(TestClient(address)) }
}
