import Domain
import Foundation
import StageGraph
import SystemPackage
import TestSupport
import Testing
import Workers

@testable import Workflow

/// What is remembered of frames, and what that saves.
@Suite(.serialized, .timeLimit(.hang))
struct FrameIndexTests {
  private static func record(_ number: Int, origin: FilePath? = "../in/a b.png") throws -> FrameRecord {
    let size = try #require(PixelSize("64x36"))
    let digest = Digest.of([UInt8(truncatingIfNeeded: number)])
    let facts = FileFacts(bytes: number, modified: 7, inode: 9)
    let note = FrameNote(
      size: size, format: .png, bytes: number, digest: digest, source: size, crop: CropBox(size),
      place: CropBox(size),
      scale: 0.5,
      filled: .black, warnings: ["a;b\tc", "d%"])
    return FrameRecord(
      recipe: digest, source: digest, sourceFacts: facts, frameFacts: facts, frame: note, origin: origin)
  }

  @Test(
    arguments: [
      "../in/a b.png", "a\nb\t%.png", "ä.png", FileBytes.path([0x61, 0xFF, 0x25], in: "../in"), nil,
    ] as [FilePath?])
  func `a frame is remembered with all that was said of it, until it is forgotten`(origin: FilePath?) throws {
    let folder = try TemporaryDirectory()
    let broken = [[0xE9], [0xE8], [0x25, 0xE9]].map { FileBytes.path($0, in: "sub") }
    let names = ["a.jpg", "sub/two\nlines.jpg", "ö%\t.jpg"] as [FilePath] + broken
    let index = FrameIndex(folder: folder.path)
    for (number, name) in names.enumerated() {
      index.note(try Self.record(number, origin: origin), for: name)
    }
    let again = FrameIndex(folder: folder.path)
    #expect(try names.enumerated().allSatisfy { try again[$1] == Self.record($0, origin: origin) })
    #expect(Set(again.all.map(\.name)) == Set(names))
    again.forget("a.jpg")
    #expect(FrameIndex(folder: folder.path)["a.jpg"] == nil)
    #expect(FrameIndex(folder: folder.path).all.count == 5)
  }

  @Test func `one that is read only remembers for itself and writes nothing`() throws {
    let folder = try TemporaryDirectory()
    let index = FrameIndex(folder: folder.path.appending("new"), isReadOnly: true)
    index.note(try Self.record(1), for: "a.jpg")
    #expect(index["a.jpg"] != nil)
    #expect(!FileBytes.exists(folder.path.appending("new")))
  }

  @Test func `an index that mostly says what no longer holds is written anew`() throws {
    let folder = try TemporaryDirectory()
    let index = FrameIndex(folder: folder.path)
    for number in 0..<1100 { index.note(try Self.record(number), for: "a.jpg") }
    let file = folder.path.appending(".firstframe/frames")
    let before = try FileBytes.read(file).count
    #expect(try FrameIndex(folder: folder.path)["a.jpg"] == Self.record(1099))
    #expect(try FileBytes.read(file).count < before / 1000)
    #expect(try FrameIndex(folder: folder.path)["a.jpg"] == Self.record(1099))
  }

  @Test func `facts of a file that was changed just now are not trusted later`() throws {
    let folder = try TemporaryDirectory()
    let file = try folder.write([1], to: "a")
    let old = Date(timeIntervalSince1970: 1_000_000_000)
    try FileManager.default.setAttributes([.modificationDate: old], ofItemAtPath: file.string)
    let facts = try #require(FileFacts(of: file))
    #expect(facts.settled == facts && facts.isSettled)
    let changing = FileFacts(bytes: 1, modified: Int(Date().timeIntervalSince1970 * 1e9), inode: 9)
    #expect(changing.settled != changing && !changing.settled.isSettled)
    // Nobody writes at a time to come: the next change bears another date.
    let future = Date(timeIntervalSinceNow: 1000)
    try FileManager.default.setAttributes([.modificationDate: future], ofItemAtPath: file.string)
    let ahead = try #require(FileFacts(of: file))
    #expect(ahead.settled == ahead)
  }

  @Test(arguments: [Int.max, 10_413_792_000, -9_223_372_037, Int.min])
  func `a file may have any date`(seconds: Int) throws {
    let folder = try TemporaryDirectory()
    let file = try folder.write([1], to: "a")
    let time = timespec(tv_sec: seconds, tv_nsec: 999_999_999)
    let isSet = unsafe utimensat(AT_FDCWD, file.string, [time, time], 0) == 0
    // Not every file system holds every date; it then has the nearest one.
    let facts = try #require(FileFacts(of: file))
    #expect(isSet && facts == FileFacts(of: file))
    #expect(facts.settled.bytes == 1)
  }

  @Test(arguments: [
    ("0.5", "inf"), ("0.5", "nan"), ("0.5", "-1"), ("\t64\t36", "\t9223372036854775807\t9223372036854775807"),
  ])
  func `a line that was tampered with is no record`(part: String, other: String) throws {
    let line = try Self.record(3).line(name: "a.jpg")
    #expect(FrameRecord.parse(Substring(line.dropLast())) != nil)
    let changed = line.dropLast().replacing(part, with: other)
    #expect(changed != line.dropLast())
    #expect(FrameRecord.parse(Substring(changed)) == nil)
  }

  /// Asks the real workers, and counts what is asked.
  private struct Counting: PictureWorkers {
    let pool: WorkerPool
    let asked = Asked()

    final class Asked: Sendable {
      private let counts = Locked<[String: Int]>([:])

      var all: [String: Int] { counts.withLock { $0 } }

      func note(_ name: String) { counts.withLock { $0[name, default: 0] += 1 } }
    }

    func sniff(_ file: FilePath) async throws(Rejection) -> SniffedFile {
      asked.note("sniff")
      return try await pool.sniff(file)
    }
    func plan(_ source: FilePath, settings: FrameSettings) async throws(Rejection) -> FramePlan {
      asked.note("plan")
      return try await pool.plan(source, settings: settings)
    }
    func prepare(
      _ source: FilePath, settings: FrameSettings, into output: FilePath
    ) async throws(Rejection) -> PreparedFrame {
      asked.note("prepare")
      return try await pool.prepare(source, settings: settings, into: output)
    }
    func validate(
      _ file: FilePath, size: PixelSize, format: FrameFormat, digest: Digest
    ) async throws(Rejection) {
      try await pool.validate(file, size: size, format: format, digest: digest)
    }
    func publish(_ temporary: FilePath, as final: FilePath, digest: Digest) async throws(Rejection) -> Bool {
      try await pool.publish(temporary, as: final, digest: digest)
    }
    func discard(_ temporary: FilePath) async { await pool.discard(temporary) }
    func digest(_ file: FilePath) async throws(Rejection) -> Digest {
      asked.note("digest")
      return try await pool.digest(file)
    }
    func difference(_ file: FilePath, _ other: FilePath) async throws(Rejection) -> Double {
      try await pool.difference(file, other)
    }
  }

  @Test
  func `an unchanged picture is asked for its facts, a fresh checkout for its digest, and none is decoded`()
    async throws
  {
    let folder = try TemporaryDirectory()
    let names = (0..<3).map { "in/\($0).png" }
    let old = Date(timeIntervalSince1970: 1_000_000_000)
    for (index, name) in names.enumerated() {
      let file = try folder.write(
        PNGFile.of(Raster.flat([UInt8(index), 2, 3], width: 64, height: 36)), to: name)
      try FileManager.default.setAttributes([.modificationDate: old], ofItemAtPath: file.string)
    }
    let size = try #require(PixelSize("64x36"))
    var settings = FrameSettings(sizes: [size])
    let output = folder.path.appending("out")
    func made(_ settings: FrameSettings) async throws -> [String: Int] {
      try await Rehearsal.withWorkers { pool in
        let workers = Counting(pool: pool)
        let layout = OutputLayout(folder: output, format: .jpeg)
        let maker = FrameMaker(
          workers: workers, settings: settings, layout: layout, index: FrameIndex(folder: output))
        let sources = try await SourceSelection(workers: workers, layout: layout)
          .sources(in: [folder.path.appending("in")], scan: SourceScan()).sources
        _ = await PrepareGraph(maker: maker, jobs: 2).line(over: sources).run { _ in }
        return workers.asked.all
      }
    }
    #expect(try await made(settings) == ["sniff": 3, "prepare": 3])
    #expect(try await made(settings) == [:])
    for name in names {
      let path = folder.path.appending(name).string
      try FileManager.default.setAttributes(
        [.modificationDate: old.addingTimeInterval(60)], ofItemAtPath: path)
    }
    #expect(try await made(settings) == ["digest": 3])
    #expect(try await made(settings) == [:])
    // Changed just now: asked for its digest once more, and not for ever.
    for name in names {
      try FileManager.default.setAttributes(
        [.modificationDate: Date()], ofItemAtPath: folder.path.appending(name).string)
    }
    #expect(try await made(settings) == ["digest": 3])
    for name in names {
      try FileManager.default.setAttributes(
        [.modificationDate: old], ofItemAtPath: folder.path.appending(name).string)
    }
    #expect(try await made(settings) == ["digest": 3])
    #expect(try await made(settings) == [:])
    settings.quality = 50
    #expect(try await made(settings) == ["sniff": 3, "prepare": 3])
  }
}
