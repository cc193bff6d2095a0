#if os(Linux)
  import Domain
  import Foundation
  import SystemPackage
  import TestSupport
  import Testing

  @testable import Workers

  /// What a worker can't do any more, seen from inside and from outside.
  @Suite(.serialized, .timeLimit(.hang))
  struct WorkerConfinementTests {
    /// Landlock came with 5.13 and may be off; a folder of the kernel's own tells.
    private static let hasLandlock: Bool = {
      let modules = (try? FileBytes.read("/sys/kernel/security/lsm")) ?? []
      let names = (try? FileBytes.read("/proc/kallsyms")) ?? []
      return String(decoding: modules, as: UTF8.self).contains("landlock")
        || String(decoding: names, as: UTF8.self).contains("landlock_restrict_self")
    }()

    private static func forbidden(in folders: [FilePath]) async throws -> Set<Confinement> {
      try await TestPool.with(frameFolders: folders) { try await $0.describe().forbidden }
    }

    @Test func `a worker that tries finds programs, processes, network and tracing forbidden`() async throws {
      let found = try await Self.forbidden(in: [])
      #expect(found.isSuperset(of: Set(Confinement.allCases).subtracting([.writing])))
    }

    @Test(.enabled(if: hasLandlock))
    func `a worker writes below the frames' folders and nowhere else`() async throws {
      let folder = try TemporaryDirectory()
      let (inside, outside) = (folder.path.appending("frames"), folder.path.appending("elsewhere"))
      for place in [inside, outside] {
        _ = try folder.write([1], to: "\(place.lastComponent?.string ?? "")/1")
      }
      #expect(try await Self.forbidden(in: [inside]).contains(.writing))
      try await TestPool.with(frameFolders: [inside]) { pool in
        let rejection = await #expect(throws: Rejection.self) {
          try await pool.prepare(Shots.plain, settings: TestPool.settings, into: outside.appending("part"))
        }
        #expect(rejection?.message.contains("its frame can't be written") == true)
        await pool.discard(outside.appending("1"))
        #expect(FileBytes.exists(outside.appending("1")), "a file elsewhere was removed")
        let part = inside.appending("deeper/part")
        let frame = try await pool.prepare(Shots.plain, settings: TestPool.settings, into: part)
        let final = inside.appending("deeper/frame.jpg")
        #expect(try await pool.publish(part, as: final, digest: frame.digest))
        await pool.discard(inside.appending("1"))
      }
      #expect(try folder.files() == ["elsewhere/1", "frames/deeper/frame.jpg"])
    }

    @Test func `the kernel confirms filter and privileges for every thread of a worker`() async throws {
      let (limits, addressSpace) = TestPool.marked(7)
      try await TestPool.with(limits: limits) { pool in
        _ = try await pool.describe()
        let worker = try #require(WorkerProbe.workers(of: getpid(), addressSpace: addressSpace).first)
        let threads = try WorkerProbe.threadStatus(of: worker)
        #expect(!threads.isEmpty)
        for status in threads {
          #expect(status["NoNewPrivs"] == "1")
          #expect(status["Seccomp"] == "2")
        }
        let limits = try String(decoding: FileBytes.read(FilePath("/proc/\(worker)/limits")), as: UTF8.self)
        #expect(limits.contains(#/Max core file size +0 +0 /#))
        #expect(limits.contains(#/Max open files +128 +128 /#))
      }
    }

    @Test func `no module with foreign decoders is loaded, whatever the picture claims to be`() async throws {
      let folder = try TemporaryDirectory()
      let (limits, addressSpace) = TestPool.marked(8)
      let claims: [[UInt8]] = [
        Array(#"<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>"#.utf8),
        Array("%PDF-1.7\n".utf8),
        Array("MATLAB 5.0 MAT-file".utf8) + [UInt8](repeating: 0, count: 200),
        Array("push graphic-context\n".utf8),
        Array("SIMPLE  =                    T".utf8), Array("#?RADIANCE\n".utf8),
        [0x76, 0x2F, 0x31, 0x01, 2, 0, 0, 0],
      ]
      try await TestPool.with(limits: limits) { pool in
        for (index, bytes) in claims.enumerated() {
          let path = try folder.write(bytes, to: "\(index).jpg")
          await #expect(throws: Rejection.self) { try await pool.plan(path, settings: TestPool.settings) }
        }
        _ = try await pool.plan(Shots.plain, settings: TestPool.settings)
        let worker = try #require(WorkerProbe.workers(of: getpid(), addressSpace: addressSpace).first)
        let maps = try String(decoding: FileBytes.read(FilePath("/proc/\(worker)/maps")), as: UTF8.self)
        for name in ["vips-magick", "vips-openslide", "vips-poppler", "vips-jxl", "MagickCore"] {
          #expect(!maps.contains(name), "\(name) is loaded")
        }
      }
    }
  }
#endif
