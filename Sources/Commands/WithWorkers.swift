internal import Domain
private import Foundation
private import Logging
internal import SystemPackage
internal import Workers
private import Workflow

/// Gives `body` this program's picture workers; they start when they are first needed.
///
/// - Parameter folder: the only place where they may write; made when it is not there. Nil: nowhere.
func withWorkers<Result: Sendable>(
  _ common: CommonOptions, limits: PictureLimits = PictureLimits(), writingTo folder: FilePath? = nil,
  _ body: (WorkerPool) async throws -> Result
) async throws -> Result {
  var folders: [FilePath] = []
  if let folder {
    let place = folder.isEmpty ? "." : folder
    // When it can't be made, each frame says so.
    try? FileManager.default.createDirectory(atPath: place.string, withIntermediateDirectories: true)
    folders = [place]
  }
  return try await withWorkers(count: common.workerCount, limits: limits, writingTo: folders, body)
}

/// The same with folders that are there.
func withWorkers<Result: Sendable>(
  count: Int, limits: PictureLimits, writingTo folders: [FilePath],
  _ body: (WorkerPool) async throws -> Result
) async throws -> Result {
  let logger = Logger(label: "firstframe") { _ in MessageLogHandler() }
  var configuration = WorkerPoolConfiguration(
    executable: WorkerPoolConfiguration.ownExecutable, count: count, limits: limits)
  configuration.frameFolders = folders
  return try await WorkerPool.with(configuration, logger: logger, body)
}

/// Turns an unusable input into exit 2.
func usage<Result>(_ body: () async throws -> Result) async throws -> Result {
  do {
    return try await body()
  } catch let error as InputError {
    throw CommandFailure.usage(error.description)
  }
}
