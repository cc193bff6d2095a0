import Domain
import Ledger
import Providers
import SystemPackage
import Testing
import Workers

@testable import Workflow

/// Shots by number, for tests that need no pictures.
enum Planned {
  static func plan(_ number: Int, prompt: String? = nil, realm: Realm = .real) throws -> ShotPlan {
    let size = try #require(PixelSize(width: 64, height: 36))
    let shot = Shot(
      source: Digest.of(Array("source \(number)".utf8)),
      geometry: FrameGeometry(FrameSettings(sizes: [size]), size: size),
      request: ClipRequest(prompt: prompt ?? "prompt \(number)", model: "sora-2", size: size, seconds: 4),
      take: 1,
      realm: realm)
    return ShotPlan(
      shot: shot,
      place: OutputPlace(name: "clips/n\(number)", source: "in/n\(number).png", clip: "clips/n\(number).mp4"))
  }

  static func frame(_ number: Int) throws -> FrameFile {
    FrameFile(
      path: FilePath("frames/\(number).jpg"), format: .jpeg,
      size: try #require(PixelSize(width: 64, height: 36)),
      bytes: 10, digest: Digest.of(Array("frame \(number)".utf8)))
  }
}

extension Rehearsal {
  /// On record, with its request under way, as the provider of this run would send it.
  func intend(_ plan: ShotPlan, _ number: Int, in ledger: SQLiteLedger) async throws {
    _ = try await ledger.admit(plan, frame: Planned.frame(number))
    let offer = Offer(
      provider: settings.provider.name, providerModel: settings.model.id, baseURL: settings.endpoint,
      price: try #require(Money("0.40")))
    _ = try await ledger.intend(plan.shot.id, at: offer, within: .none)
  }

  /// A context of this run's ledger and provider, for one step of it.
  func withContext<Value: Sendable>(
    _ ledger: SQLiteLedger, workers: any PictureWorkers = NoWorkers(),
    _ body: (RunContext) async throws -> Value
  ) async throws -> Value {
    try await ProviderLease.with(settings.provider, at: .open(provider)) { lease in
      try await body(
        RunContext(
          settings: settings, layout: layout, ledger: ledger, lease: lease, clock: clock.run,
          workers: workers, isStopping: isStopping))
    }
  }
}
