import Domain
import Logging
import SystemPackage
import TestSupport
import Testing
import Workers

@testable import Workflow

/// Pictures that end their workers.
@Suite(.serialized, .timeLimit(.hang))
struct QuarantineTests {
  /// One piece through sniff and prepare with a worker that always dies; the rejection, and how often it was started.
  private static func attempt(
    _ source: FilePath, in folder: FilePath, sniffing: Bool = true
  ) async throws -> (Rejection.Cause?, String, Int) {
    BrokenPipes.areErrors()
    let tries = folder.appending("tries")
    var configuration = WorkerPoolConfiguration(executable: folder.appending("worker"), count: 1)
    configuration.watchInterval = .milliseconds(5)
    let size = try #require(PixelSize("64x36"))
    let output = folder.appending("out")
    return try await WorkerPool.with(configuration, logger: RecordedLog().logger) { pool in
      let layout = OutputLayout(folder: output, format: .jpeg, keepsExtension: false)
      let maker = FrameMaker(
        workers: pool, settings: FrameSettings(sizes: [size]), layout: layout,
        index: FrameIndex(folder: output))
      let piece = maker.piece(for: Source(path: source, name: "a.jpg", isNamed: true))
      let report: FrameReport
      do throws(FrameExit) {
        // What every graph does, save that this worker would not live through it.
        if sniffing { try await maker.sniff(piece) }
        _ = try await maker.prepare(piece)
        throw FrameExit.skipped(source)
      } catch {
        guard case .frame(let rejected) = error else { throw error }
        report = rejected
      }
      let count = (try? FileBytes.read(tries).count) ?? 0
      return (report.cause, report.message ?? "", count)
    }
  }

  @Test func `a picture that ended two workers is not tried again until it changes or is forgiven`()
    async throws
  {
    let folder = try TemporaryDirectory()
    try await Script.write(
      #"echo >> "${0%/*}/tries"; read line; kill -SEGV $$"#, to: folder.path.appending("worker"))
    let source = try folder.write([1, 2, 3], to: "a.jpg")
    let first = try await Self.attempt(source, in: folder.path, sniffing: false)
    #expect(first.0 == .crash && first.1.contains("crashed twice"))
    let again = try await Self.attempt(source, in: folder.path)
    #expect(again.2 == first.2, "it was tried again")
    let file = folder.path.appending("out/.firstframe/crashed")
    #expect(again.0 == .picture && again.1.contains("remove \(file)"))
    // Other bytes are another picture.
    _ = try folder.write([1, 2, 3, 4], to: "a.jpg")
    #expect(try await Self.attempt(source, in: folder.path).2 > first.2)
    let changed = try await Self.attempt(source, in: folder.path, sniffing: false)
    #expect(try await Self.attempt(source, in: folder.path).2 == changed.2)
    FileBytes.remove(file)
    #expect(try await Self.attempt(source, in: folder.path).2 > changed.2)
  }
}
