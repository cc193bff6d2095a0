import Domain
import Foundation
import Ledger
import SystemPackage
import TestSupport
import Testing
import Workflow

@testable import Commands

/// The report of a folder with very many shots; `FIRSTFRAME_TEST_REPORT_SHOTS` says how many, and
/// `FIRSTFRAME_TEST_REPORT_FOLDER` where it is to stay, for a look at it and for a release build.
@Suite(.timeLimit(.hang))
struct ReportScaleTests {
  private static let shots = TestCount.of("FIRSTFRAME_TEST_REPORT_SHOTS", standard: 300)

  @Test
  func `a report of many shots has an entry for each, its pictures wait for a look, and clips are links`()
    async throws
  {
    let own = try TemporaryDirectory()
    let kept = ProcessInfo.processInfo.environment["FIRSTFRAME_TEST_REPORT_FOLDER"].map { FilePath($0) }
    let folder = kept ?? own.path
    let size = try #require(PixelSize(width: 1280, height: 720))
    let ledger = try await SQLiteLedger.open(
      RunLock.take(LedgerFile(folder.appending(".firstframe").appending("ledger.sqlite"))))
    for number in 0..<Self.shots { try await Self.buy(number, size, in: ledger) }
    let layout = RunLayout(
      output: folder, format: .jpeg, keepsExtension: false, take: 1, ledgerRoot: folder,
      workingDirectory: folder)
    #expect(try await ReportFile(layout: layout).write(from: ledger))
    let page = String(decoding: try FileBytes.read(folder.appending("report.html")), as: UTF8.self)
    #expect(page.components(separatedBy: "<article").count == Self.shots + 1)
    #expect(page.components(separatedBy: "href=\"clips/").count > Self.shots)
    #expect(!page.contains("<video") && !page.contains("poster="))
    #expect(
      page.components(separatedBy: "<img").count == page.components(separatedBy: "loading=\"lazy\"").count)
    #expect(try await ReportFile(layout: layout).write(from: ledger) == false)
    try await ledger.close()
  }

  /// One in ten failed, one in fifty is held; all others have their clip.
  private static func buy(_ number: Int, _ size: PixelSize, in ledger: SQLiteLedger) async throws {
    let shot = Shot(
      source: Digest.of(Array("source \(number)".utf8)),
      geometry: FrameGeometry(FrameSettings(sizes: [size]), size: size),
      request: ClipRequest(
        prompt: "shot \(number), a slow push in over the water, the light of a late afternoon, no people",
        model: "sora-2", size: size, seconds: 4, options: [:]),
      take: 1, realm: .real)
    let name = "scene-\(number / 100)/picture-\(number)"
    let place = OutputPlace(name: name, source: "in/\(name).jpg", clip: "clips/\(name).mp4")
    let frame = FrameFile(
      path: FilePath("frames/\(name).jpg"), format: .jpeg, size: size, bytes: 1000,
      digest: Digest.of(Array("frame \(number)".utf8)))
    _ = try await ledger.admit(ShotPlan(shot: shot, place: place), frame: frame)
    let price = try #require(Money("0.40"))
    _ = try await ledger.intend(
      shot.id,
      at: Offer(provider: "openai", providerModel: "sora-2", baseURL: "https://host/v1", price: price),
      within: .none)
    if number % 50 == 49 {
      _ = try await ledger.record(.ambiguous("no answer within 30 s"), for: shot.id)
      return
    }
    let id = try #require(JobID("video_\(number)"))
    _ = try await ledger.record(.bought(JobSnapshot(id: id, status: .queued)), for: shot.id)
    if number % 10 == 9 {
      let failure = JobFailure(
        reason: .moderationPrompt, code: "moderation_blocked", message: "blocked by moderation",
        isUnbilled: true)
      _ = try await ledger.advance(shot.id, to: JobSnapshot(id: id, status: .failed(failure)))
      return
    }
    _ = try await ledger.advance(shot.id, to: JobSnapshot(id: id, status: .completed))
    _ = try await ledger.record(.started, for: shot.id)
    _ = try await ledger.record(.stored(StoredClip(digest: Digest.of([1]), bytes: 1)), for: shot.id)
  }
}
