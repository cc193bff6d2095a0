import Domain
import SystemPackage
import TestSupport
import Testing

@testable import Providers

/// Downloads of one clip, as the workflow does them.
enum ClipFetch {
  static let clip: [UInt8] = {
    var generator = SeededGenerator(seed: 42)
    return generator.bytes(200_000)
  }()

  static func point(length: Int) throws -> ResumePoint {
    ResumePoint(
      job: try Sample.job("video_1"), tag: try #require(EntityTag(#""v1""#)), length: length)
  }

  static func once(
    from peer: ScriptedPeer, to part: FilePath, limit: Int = 1 << 20,
    timeouts: TransportTimeouts = Sample.patient
  ) async throws -> DownloadedFile {
    try await Sample.withProvider(at: peer.base, timeouts: timeouts) { provider in
      let job = JobSnapshot(id: try Sample.job("video_1"), status: .completed)
      return try await provider.download(of: job, to: part, limit: limit)
    }
  }

  /// As the workflow does it: again for as long as the error says so.
  static func untilDone(from peer: ScriptedPeer, to part: FilePath) async throws
    -> DownloadedFile
  {
    for _ in 0..<500 {
      do {
        return try await once(from: peer, to: part)
      } catch let error as ProviderError where error.isRetryable {
        continue
      }
    }
    return try await once(from: peer, to: part)
  }
}
