import Domain
import Foundation
import Providers
import SystemPackage
import TestSupport
import Testing

@testable import Ledger
@testable import Workflow

@Suite(.timeLimit(.hang))
struct ClipFilesTests {
  private struct Bench: ~Copyable {
    let folder: TemporaryDirectory
    let files: ClipFiles

    init() throws {
      folder = try TemporaryDirectory()
      files = ClipFiles(
        layout: RunLayout(
          output: folder.path, format: .jpeg, keepsExtension: false, take: 1, ledgerRoot: folder.path,
          workingDirectory: "/elsewhere"), disk: SystemDisk())
    }

    func part(_ bytes: [UInt8]) throws -> FilePath { try folder.write(bytes, to: "clips/.part") }

    func read(_ name: String) throws -> [UInt8] { try FileBytes.read(folder.path.appending(name)) }

    func provenance(_ name: String) throws -> Provenance {
      try JSONDecoder().decode(Provenance.self, from: Data(try read(name)))
    }

    func store(_ number: Int, _ bytes: [UInt8], realm: Realm = .real, under names: [String]) async throws {
      try await files.store(part(bytes), under: names, provenance: Self.told(number, bytes, realm: realm))
    }

    static func told(_ number: Int, _ bytes: [UInt8], realm: Realm = .real) throws -> Provenance {
      let plan = try Planned.plan(number, realm: realm)
      let active = ActiveShot(record: ShotRecord(planned: plan.shot, at: 0), place: plan.place, frame: nil)
      return Provenance(
        active, frame: nil, clip: DownloadedFile(bytes: bytes.count, digest: Digest.of(bytes)), now: 0)
    }
  }

  @Test func `a clip gets all its names, each with its provenance, and nothing else stays`() async throws {
    let bench = try Bench()
    try await bench.store(1, [1, 2, 3], under: ["clips/a.mp4", "clips/deep/er/b.mp4"])
    #expect(
      try bench.folder.files() == [
        "clips/a.json", "clips/a.mp4", "clips/deep/er/b.json", "clips/deep/er/b.mp4",
      ])
    for name in ["clips/a", "clips/deep/er/b"] {
      #expect(try bench.read("\(name).mp4") == [1, 2, 3])
      #expect(try bench.provenance("\(name).json").shot == (try Planned.plan(1).shot.id))
    }
  }

  @Test func `a clip that can't come leaves its provenance behind, never the other way round`() async throws {
    let bench = try Bench()
    let told = try Bench.told(1, [1])
    await #expect(throws: (any Error).self) {
      try await bench.files.store("/nowhere/part", under: ["clips/a.mp4"], provenance: told)
    }
    #expect(try bench.folder.files() == ["clips/a.json"])
  }

  @Test func `a bought clip is moved aside with its provenance, an animatic makes place`() async throws {
    let bench = try Bench()
    try await bench.store(1, [1], under: ["clips/a.mp4"])
    try await bench.store(2, [2], under: ["clips/a.mp4"])
    let first = try Planned.plan(1).shot.id
    #expect(try bench.read("clips/a.mp4") == [2])
    #expect(try bench.read("clips/a.\(first.short).mp4") == [1])
    #expect(try bench.provenance("clips/a.\(first.short).json").shot == first)

    let other = try Bench()
    try await other.store(1, [1], realm: .sandbox, under: ["clips/a.mp4"])
    try await other.store(2, [2], under: ["clips/a.mp4"])
    #expect(try other.folder.files() == ["clips/a.json", "clips/a.mp4"])
    #expect(try other.provenance("clips/a.json").realm == .real)
  }

  @Test func `the same shot's clip replaces itself`() async throws {
    let bench = try Bench()
    try await bench.store(1, [1], under: ["clips/a.mp4"])
    try await bench.store(1, [1, 1], under: ["clips/a.mp4"])
    #expect(try bench.folder.files() == ["clips/a.json", "clips/a.mp4"])
    #expect(try bench.read("clips/a.mp4") == [1, 1])
  }

  @Test func `clips that nobody knows are all kept`() async throws {
    let bench = try Bench()
    for byte in UInt8(7)...9 {
      _ = try bench.folder.write([byte], to: "clips/a.mp4")
      FileBytes.remove(bench.folder.path.appending("clips/a.json"))
      try await bench.store(1, [1], under: ["clips/a.mp4"])
    }
    let kept = try bench.folder.files().filter { $0.hasSuffix(".mp4") && $0 != "clips/a.mp4" }
    #expect(try Set(kept.map { try bench.read($0) }) == [[7], [8], [9]])
  }

  @Test func `setting aside twice, or without a clip, does no harm`() async throws {
    let bench = try Bench()
    let first = try Planned.plan(1).shot.id
    #expect(try await bench.files.setAside("clips/a.mp4", as: first) == "clips/a.\(first.short).mp4")
    #expect(try bench.folder.files() == [])
    try await bench.store(1, [1], under: ["clips/a.mp4"])
    for _ in 1...2 { _ = try await bench.files.setAside("clips/a.mp4", as: first) }
    #expect(try bench.folder.files() == ["clips/a.\(first.short).json", "clips/a.\(first.short).mp4"])
  }
}
