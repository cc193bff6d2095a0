private import Logging
internal import Workers
private import Workflow

/// Gives `body` this program's picture workers; they start when they are first needed.
func withWorkers<Result: Sendable>(
  _ common: CommonOptions, _ body: (WorkerPool) async throws -> Result
) async throws -> Result {
  let logger = Logger(label: "firstframe") { _ in MessageLogHandler() }
  let configuration = WorkerPoolConfiguration(
    executable: WorkerPoolConfiguration.ownExecutable, count: common.workerCount)
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
