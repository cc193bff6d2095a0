internal import Domain
internal import Ledger
internal import Providers
internal import SystemPackage
internal import Workers

/// Compares frames with the first pictures of jobs, since a clip begins on its frame.
struct Thumbnails: Sendable {
  let provider: any VideoProvider
  let workers: any PictureWorkers
  let folder: FilePath

  /// Bytes; a thumbnail has a fraction of it.
  private static let sizeLimit = 16 << 20

  static func name(of job: JobID) -> String {
    "thumbnail-\(Digest.of(Array(job.rawValue.utf8)).short).part"
  }

  /// A job without a thumbnail, and a shot without its frame, stay out of the table.
  func compare(_ records: [ShotRecord], with jobs: [JobID]) async throws -> LikenessTable {
    var table = LikenessTable()
    for job in jobs {
      let file = folder.appending(Self.name(of: job))
      do {
        _ = try await provider.thumbnail(of: job, to: file, limit: Self.sizeLimit)
        for record in records {
          guard let frame = record.frame else { continue }
          let distance = try await workers.difference(frame.path, file)
          table.set(distance, record.id, job)
        }
      } catch is ProviderError, is Rejection {
        // Not comparable: such a pair never wins.
      }
      await workers.discard(file)
    }
    return table
  }
}
