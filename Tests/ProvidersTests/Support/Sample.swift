import Domain
import SystemPackage
import TestSupport
import Testing

@testable import Providers

/// Ordinary values for tests that care about something else.
enum Sample {
  static let secret = "sk-canary-0123456789"
  static let now: Int64 = 1_790_000_000

  static func entry(_ name: String = "openai") throws -> ProviderEntry {
    try #require(try ProviderCatalog.embedded().entry(name))
  }

  static func key() throws -> APIKey { try #require(APIKey(secret)) }

  static func job(_ id: String) throws -> JobID { try #require(JobID(id)) }

  static func request(
    in folder: FilePath, bytes: [UInt8] = Array("frame bytes".utf8), prompt: String = "slow push-in",
    format: FrameFormat = .jpeg, options: [String: String] = [:], model: String = "sora-2",
    seconds: Int = 4
  ) throws -> SubmitRequest {
    let size = try #require(PixelSize(width: 1280, height: 720))
    let path = folder.appending("frame")
    try FileBytes.write(bytes, to: path)
    return SubmitRequest(
      shot: ShotID(digest: Digest.of(Array("shot".utf8))),
      clip: ClipRequest(prompt: prompt, model: "sora-2", size: size, seconds: seconds, options: options),
      providerModel: model,
      frame: FrameFile(
        path: path, format: format, size: size, bytes: bytes.count, digest: Digest.of(bytes)))
  }

  /// What one poll makes of a reply.
  static func polled(
    _ body: String, entry: String, headers: [String: String] = [:], asking id: String = "video_1"
  ) async throws -> JobSnapshot {
    var job: JobSnapshot?
    let reply = PeerAction.reply(
      200, headers: headers.merging(["Content-Type": "application/json"]) { own, _ in own },
      body: Array(body.utf8))
    try await ScriptedPeer.run(script: { _ in reply }) { peer in
      job = try await withProvider(at: peer.base, entry: entry) { try await $0.poll(Sample.job(id)) }
    }
    return try #require(job)
  }

  /// Short enough that a stalled peer is given up at once; nothing is measured against them.
  static let quick = TransportTimeouts(
    connect: .seconds(30), submit: .seconds(60), submitSilence: .milliseconds(60), reply: .seconds(20),
    silence: .seconds(20), download: .seconds(60))

  static let patient = TransportTimeouts(
    connect: .seconds(120), submit: .seconds(120), submitSilence: .seconds(120), reply: .seconds(120),
    silence: .seconds(120), download: .seconds(120))

  /// Runs `body` with a provider at `base` and shuts its connections down afterwards.
  static func withProvider<Value>(
    at base: String, entry name: String = "openai", timeouts: TransportTimeouts = patient,
    key: APIKey? = APIKey(secret), _ body: (any VideoProvider) async throws -> Value
  ) async throws -> Value {
    try await withProvider(at: base, try entry(name), timeouts: timeouts, key: key, body)
  }

  static func withProvider<Value>(
    at base: String, _ entry: ProviderEntry, timeouts: TransportTimeouts = patient,
    key: APIKey? = APIKey(secret), _ body: (any VideoProvider) async throws -> Value
  ) async throws -> Value {
    let set = ProviderSet(timeouts: timeouts)
    do {
      let provider = set.provider(
        entry, at: try BaseURL(base, provider: entry.name), key: key, now: { now })
      let value = try await body(provider)
      await set.shutdown()
      return value
    } catch {
      await set.shutdown()
      throw error
    }
  }
}
