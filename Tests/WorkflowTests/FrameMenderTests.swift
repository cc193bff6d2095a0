import Domain
import SystemPackage
import TestSupport
import Testing
import Workers

@testable import Workflow

/// Files that are changed while they are looked at and mended.
@Suite(.serialized, .timeLimit(.hang))
struct FrameMenderTests {
  private static let size = PixelSize(width: 32, height: 18)

  private static func mend(_ file: CheckedFile) async throws -> CheckedFile {
    let sizes = size.map { [$0] } ?? []
    var settings = CheckSettings(
      rules: .frame(FrameRules(sizes: sizes)), frames: FrameSettings(sizes: sizes, format: .png))
    settings.mode = .mend
    var configuration = WorkerPoolConfiguration(executable: Program.path, count: 1)
    configuration.frameFolders = ["/"]
    return try await WorkerPool.with(configuration, logger: RecordedLog().logger) { workers in
      await FrameMender(workers: workers, settings: settings).mend(file)
    }
  }

  private static func looked(at path: FilePath) -> CheckedFile {
    var file = CheckedFile(Source(path: path, name: "a.png", isNamed: true))
    file.kind = .png
    file.facts = FileFacts(of: path)
    file.findings = [Finding(.wrongSize, "it is 64x48, not 32x18", isFixable: true)]
    return file
  }

  @Test func `what another check has mended is not made anew`() async throws {
    let folder = try TemporaryDirectory()
    let path = try folder.write(PNGFile.of(.slope(width: 64, height: 48)), to: "a.png")
    let file = Self.looked(at: path)
    let mended = PNGFile.of(.slope(width: 32, height: 18))
    _ = try folder.write(mended, to: "a.png")
    let result = try await Self.mend(file)
    #expect(result.findings == [])
    #expect(result.frame == nil)
    #expect(try FileBytes.read(path) == mended)
    #expect(try folder.files() == ["a.png"])
  }

  @Test func `what somebody changes is left to the next run`() async throws {
    let folder = try TemporaryDirectory()
    let path = try folder.write(PNGFile.of(.slope(width: 64, height: 48)), to: "a.png")
    let file = Self.looked(at: path)
    let other = PNGFile.of(.slope(width: 70, height: 48))
    _ = try folder.write(other, to: "a.png")
    let result = try await Self.mend(file)
    #expect(result.findings.map(\.cause) == [.picture, .temporary])
    #expect(try FileBytes.read(path) == other)
  }
}
