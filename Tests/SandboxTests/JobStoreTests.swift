import Domain
import Foundation
import SystemPackage
import Testing

@testable import Sandbox

struct JobStoreTests {
  static func draft() throws -> JobDraft {
    JobDraft(
      model: "m", prompt: "p", size: try #require(PixelSize("8x8")), seconds: 4, frame: .png, faults: [.slow])
  }

  static func open(_ folder: FilePath, at now: Int64 = 0) async throws -> JobStore {
    try await JobStore.open(folder, at: now, timing: SandboxTiming())
  }

  @Test func `a job and its frame are on disk when create returns`() async throws {
    try await withTemporaryFolder { folder in
      let frame = SamplePicture.png(8, 8)
      let job = try await Self.open(folder).create(
        Self.draft(), frame: frame, at: 5, timing: SandboxTiming(), tiny: false)
      let again = try await Self.open(folder)
      #expect(await again.job(job.id) == job)
      #expect(await again.unrendered == [job.id])
      let path = again.folder(of: job.id).appending("frame.png")
      #expect(try Data(contentsOf: URL(filePath: path.string)) == frame)
    }
  }

  @Test func `what a kill left half made is cleared away`() async throws {
    try await withTemporaryFolder { folder in
      let store = try await Self.open(folder)
      let job = try await store.create(
        Self.draft(), frame: Data(), at: 0, timing: SandboxTiming(), tiny: false)
      let halfJob = store.folder.appending(".new-video_1")
      let halfClip = store.folder(of: job.id).appending(".new-77.mp4")
      try FileManager.default.createDirectory(atPath: halfJob.string, withIntermediateDirectories: false)
      try Data([1]).write(to: URL(filePath: halfClip.string))
      let again = try await Self.open(folder)
      #expect(await again.created == 1)
      #expect(!FileManager.default.fileExists(atPath: halfJob.string))
      #expect(!FileManager.default.fileExists(atPath: halfClip.string))
    }
  }

  @Test func `a finished clip has its final name, length and digest`() async throws {
    try await withTemporaryFolder { folder in
      let store = try await Self.open(folder)
      let job = try await store.create(
        Self.draft(), frame: Data(), at: 0, timing: SandboxTiming(), tiny: false)
      let clip = store.folder(of: job.id).appending(".new-1.mp4")
      try Data("clip".utf8).write(to: URL(filePath: clip.string))
      try await store.finishRender(job.id, at: 9, .success(clip))
      let again = try await Self.open(folder)
      #expect(
        await again.job(job.id)?.render
          == RenderResult(at: 9, outcome: .clip(bytes: 4, digest: Digest.of(Array("clip".utf8)))))
      #expect(await again.unrendered.isEmpty)
    }
  }

  @Test func `a clip that vanished or shrank is rendered again`() async throws {
    try await withTemporaryFolder { folder in
      let store = try await Self.open(folder)
      let job = try await store.create(
        Self.draft(), frame: Data(), at: 0, timing: SandboxTiming(), tiny: false)
      let clip = store.folder(of: job.id).appending(".new-1.mp4")
      try Data("clip".utf8).write(to: URL(filePath: clip.string))
      try await store.finishRender(job.id, at: 9, .success(clip))
      try Data("cl".utf8).write(to: URL(filePath: store.folder(of: job.id).appending("clip.mp4").string))
      let again = try await Self.open(folder)
      #expect(await again.unrendered == [job.id])
    }
  }

  @Test func `an expired clip's bytes are cleared away at the next start, its job stays`() async throws {
    try await withTemporaryFolder { folder in
      let store = try await Self.open(folder)
      let job = try await store.create(
        Self.draft(), frame: Data([1]), at: 0, timing: SandboxTiming(), tiny: true)
      let frame = store.folder(of: job.id).appending(job.frameName).string
      _ = try await Self.open(folder, at: 3_600_000)
      #expect(FileManager.default.fileExists(atPath: frame))
      let again = try await Self.open(folder, at: 3_700_000)
      #expect(!FileManager.default.fileExists(atPath: frame))
      #expect(await again.job(job.id) == job)
    }
  }

  @Test func `a deleted job is gone but counted, across starts`() async throws {
    try await withTemporaryFolder { folder in
      let store = try await Self.open(folder)
      let job = try await store.create(
        Self.draft(), frame: Data([1]), at: 0, timing: SandboxTiming(), tiny: true)
      try await store.delete(job.id, at: 1)
      let again = try await Self.open(folder)
      #expect(await again.job(job.id) == nil)
      #expect(await again.created == 1)
      let next = try await again.create(
        Self.draft(), frame: Data(), at: 2, timing: SandboxTiming(), tiny: true)
      #expect(next.sequence == 2)
    }
  }

  @Test func `a damaged job is named`() async throws {
    try await withTemporaryFolder { folder in
      let store = try await Self.open(folder)
      let job = try await store.create(
        Self.draft(), frame: Data(), at: 0, timing: SandboxTiming(), tiny: true)
      let record = store.folder(of: job.id).appending("job.json")
      try Data("{".utf8).write(to: URL(filePath: record.string))
      let error = await #expect(throws: SandboxError.self) { try await Self.open(folder) }
      #expect(error?.description.contains(record.string) == true)
    }
  }

  @Test func `a folder that can't be made is named`() async throws {
    try await withTemporaryFolder { folder in
      let file = folder.appending("file")
      try Data([1]).write(to: URL(filePath: file.string))
      let error = await #expect(throws: SandboxError.self) { try await Self.open(file) }
      #expect(error?.description.contains(file.string) == true)
    }
  }
}
