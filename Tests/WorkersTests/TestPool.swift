import Domain
import Logging
import SystemPackage
import TestSupport

@testable import Workers

/// Pools as tests want them: the real program, or a script, as worker.
enum TestPool {
  static func with<Result: Sendable>(
    count: Int = 1, executable: FilePath = Program.path, limits: PictureLimits = PictureLimits(),
    frameFolders: [FilePath] = ["/"], log: RecordedLog = RecordedLog(),
    change: (inout WorkerPoolConfiguration) -> Void = { _ in }, _ body: (WorkerPool) async throws -> Result
  ) async throws -> Result {
    BrokenPipes.areErrors()
    var configuration = WorkerPoolConfiguration(executable: executable, count: count, limits: limits)
    configuration.watchInterval = .milliseconds(5)
    configuration.frameFolders = frameFolders
    change(&configuration)
    return try await WorkerPool.with(configuration, logger: log.logger, body)
  }

  /// Limits that no other pool has, by which its workers are found; the default ones for all practical ends.
  static func marked(_ number: Int) -> (limits: PictureLimits, addressSpace: Int) {
    var limits = PictureLimits()
    limits.workerBytes += number << 12
    return (limits, WorkerPoolConfiguration(executable: "", count: 1, limits: limits).addressSpace)
  }

  /// Any exact size will do.
  static let size = PixelSize(width: 64, height: 36)
  static var settings: FrameSettings {
    FrameSettings(sizes: size.map { [$0] } ?? [], upscale: .init(mode: .allow))
  }
}
