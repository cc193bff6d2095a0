import Domain
import Foundation
import SystemPackage
import TestSupport
import Testing

@testable import Workers

/// Random damage, through workers: whatever comes, the answer is an exact frame or a sentence, and the workers live on
/// or are replaced. FIRSTFRAME_TEST_MUTATIONS sets how many files are tried, FIRSTFRAME_TEST_SEED where they begin,
/// FIRSTFRAME_TEST_WORKER another build of the program that is the worker (with the address sanitizer, say).
@Suite(.serialized, .timeLimit(.hang))
struct MutationTests {
  private static func number(_ name: String, else fallback: Int) -> Int {
    ProcessInfo.processInfo.environment[name].flatMap { Int($0) } ?? fallback
  }

  private static let names = [
    "pictures/progressive.jpg", "pictures/grey.jpg", "pictures/cmyk.jpg", "pictures/lossy.webp",
    "pictures/lossless.webp", "pictures/alpha.webp", "pictures/animated.webp", "pictures/lzw.tif",
    "pictures/tiled.tif", "pictures/jpeg-inside.tif", "pictures/one-bit.tif", "pictures/two-pages.tif",
    "pictures/picture.heic", "pictures/picture.avif", "colour/p3.png", "colour/p3-16.png", "colour/lab.tif",
    "colour/inks.jpg",
  ]

  private static func sources() throws -> [Data] {
    let raster = Raster.slope(width: 40, height: 30)
    let palette: [[UInt8]] = (0..<8).map { [UInt8($0 * 30), UInt8(255 - $0 * 30), 9] }
    let gif = GIFFile(width: 40, height: 30, palette: palette, transparent: 3)
    let frame = (0..<1200).map { UInt8($0 % 8) }
    let made: [[UInt8]] = [
      PNGFile.of(raster, chunks: [("eXIf", ExifBlock.bytes(orientation: 6))]),
      PNGFile(width: 40, height: 30, colour: .rgb).interlaced(raster), gif.bytes(frames: [frame, frame]),
      TIFFFile.of(raster) { $0.profile = ColourProfile.adobeRGB.bytes },
      HEIFFile.turned(try Fixtures.bytes("pictures/picture.heic"), orientation: 7),
      RIFFFile.extended(
        try Fixtures.bytes("pictures/lossless.webp"), width: 64, height: 48, orientation: 8,
        profile: ColourProfile.displayP3.bytes),
    ]
    return try (names.map { try Fixtures.bytes($0) } + made).map { Data($0) }
  }

  fileprivate struct Tally: Sendable {
    var frames = 0
    var refused = 0
    var crashes: [UInt64] = []
    var overdue: [UInt64] = []
    var wrong: [String] = []
  }

  /// One mutated file; its seed tells which source it was and how it was changed.
  private static func attempt(
    _ seed: UInt64, of sources: [Data], with pool: WorkerPool, in folder: FilePath, size: PixelSize
  ) async throws -> Tally {
    var random = SeededGenerator(seed: seed)
    let bytes = random.mutate(sources[Int(seed % UInt64(sources.count))])
    let (source, part) = (folder.appending("\(seed)"), folder.appending("\(seed).part"))
    try FileBytes.write([UInt8](bytes), to: source)
    defer { [source, part].forEach(FileBytes.remove) }
    var tally = Tally()
    do throws(Rejection) {
      let frame = try await pool.prepare(source, settings: TestPool.settings, into: part)
      try await pool.validate(part, size: size, format: .jpeg, digest: frame.digest)
      tally.frames = 1
    } catch {
      tally.refused = 1
      if error.message.isEmpty || error.message.contains("failed its check") {
        tally.wrong.append("\(seed): \(error.message)")
      }
      if error.cause == .crash { tally.crashes.append(seed) }
      if error.message.contains(" s to decode") { tally.overdue.append(seed) }
    }
    return tally
  }

  @Test func `mutated files end in an exact frame or a sentence`() async throws {
    let folder = try TemporaryDirectory()
    let place = folder.path
    let size = try #require(TestPool.size)
    let sources = try Self.sources()
    let count = Self.number("FIRSTFRAME_TEST_MUTATIONS", else: 400)
    let first = UInt64(Self.number("FIRSTFRAME_TEST_SEED", else: 1))
    var limits = PictureLimits()
    limits.seconds = 20
    let log = RecordedLog()
    var all = Tally()
    let worker =
      ProcessInfo.processInfo.environment["FIRSTFRAME_TEST_WORKER"].map { FilePath($0) } ?? Program.path
    try await TestPool.with(
      count: 2, executable: worker, limits: limits, log: log, change: { $0.watchInterval = .milliseconds(50) }
    ) {
      pool in
      try await withThrowingTaskGroup(of: Tally.self) { group in
        for lane in 0..<2 {
          group.addTask {
            var tally = Tally()
            for seed in stride(from: first + UInt64(lane), to: first + UInt64(count), by: 2) {
              let one = try await Self.attempt(seed, of: sources, with: pool, in: place, size: size)
              tally.add(one)
            }
            return tally
          }
        }
        for try await tally in group { all.add(tally) }
      }
      // The pool still does its work.
      #expect(try await pool.sniff(Shots.plain).kind == .jpeg)
    }
    print(
      "mutations: \(count) from seed \(first), \(all.frames) frames, \(all.refused) refused,"
        + " crashed twice: \(all.crashes), over \(limits.seconds) s: \(all.overdue), once: \(log.lines.count)"
    )
    #expect(all.frames + all.refused == count)
    #expect(all.wrong == [])
    #expect(all.crashes == [])
    #expect(all.overdue == [])
  }
}

extension MutationTests.Tally {
  fileprivate mutating func add(_ other: Self) {
    frames += other.frames
    refused += other.refused
    crashes += other.crashes
    overdue += other.overdue
    wrong += other.wrong
  }
}
