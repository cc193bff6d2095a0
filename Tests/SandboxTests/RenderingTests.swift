import Domain
import Foundation
import SystemPackage
import TestSupport
import Testing

@testable import Sandbox

@Suite(.enabled(if: MediaProgram.hasFFmpeg, "ffmpeg and ffprobe are needed to render and to check"))
struct RenderingTests {
  /// A still with soft detail everywhere, so that any motion shows.
  static func still(_ size: String, as name: String, in folder: FilePath) async throws -> Data {
    let path = folder.appending(name).string
    _ = try await MediaProgram.run(
      "ffmpeg",
      [
        "-v", "error", "-f", "lavfi", "-i",
        "color=gray:s=\(size),noise=alls=100:all_seed=7,gblur=sigma=2,eq=contrast=3", "-frames:v", "1", path,
      ])
    return try Data(contentsOf: URL(filePath: path))
  }

  static func service(in folder: FilePath) async throws -> SandboxService {
    let configuration = SandboxConfiguration(folder: folder, models: try sampleModels())
    let store = try await JobStore.open(folder, at: 0, timing: configuration.timing)
    return SandboxService(
      configuration: configuration, clock: VirtualClock().clock, store: store,
      renderer: try ClipRenderer.find(in: nil))
  }

  static func draft(_ size: String, seconds: Int, frame: FrameFormat) throws -> JobDraft {
    JobDraft(
      model: "sora-2", prompt: "p", size: try #require(PixelSize(size)), seconds: seconds, frame: frame,
      faults: [])
  }

  struct Streams: Decodable {
    struct Stream: Decodable {
      let codecName: String
      let width: Int
      let height: Int
      let pixFmt: String
      let rFrameRate: String
      let duration: String
      let nbFrames: String
    }

    let streams: [Stream]
  }

  @Test(arguments: [("1280x720", 4, FrameFormat.jpeg), ("720x1280", 8, .png), ("320x180", 12, .webp)])
  func `a clip has the asked size and length and begins on its frame`(
    size: String, seconds: Int, format: FrameFormat
  ) async throws {
    try await withTemporaryFolder { folder in
      let frame = try await Self.still(size, as: "still.\(format.fileExtension)", in: folder)
      let service = try await Self.service(in: folder)
      let job = try await service.create(Self.draft(size, seconds: seconds, frame: format), frame: frame)
      await service.render(job.id)
      let done = try #require(await service.store.job(job.id))
      guard case .clip(let bytes, _) = done.render?.outcome else {
        Issue.record("not rendered: \(String(describing: done.render))")
        return
      }
      let clip = service.store.folder(of: job.id).appending(SandboxJob.clipName).string
      let data = try Data(contentsOf: URL(filePath: clip))
      #expect(data.count == bytes)
      let boxes = MP4Boxes.names(data)
      let index = try #require(boxes.firstIndex(of: "moov"))
      let media = try #require(boxes.firstIndex(of: "mdat"))
      #expect(boxes.first == "ftyp" && index < media)

      let probe = try await MediaProgram.run(
        "ffprobe", ["-v", "error", "-show_streams", "-of", "json", clip])
      let decoder = JSONDecoder()
      decoder.keyDecodingStrategy = .convertFromSnakeCase
      let streams = try decoder.decode(Streams.self, from: Data(probe.utf8)).streams
      let stream = try #require(streams.first)
      #expect(streams.count == 1)
      #expect(stream.codecName == "h264" && stream.pixFmt == "yuv420p" && stream.rFrameRate == "24/1")
      #expect("\(stream.width)x\(stream.height)" == size)
      #expect(stream.nbFrames == "\(seconds * 24)")
      #expect(abs((Double(stream.duration) ?? 0) - Double(seconds)) < 0.1)

      let still = folder.appending("still.\(format.fileExtension)").string
      #expect(try await Self.likeness(of: clip, picture: 0, to: still) > 30)
      #expect(try await Self.likeness(of: clip, picture: seconds * 24 - 1, to: still) < 30)
    }
  }

  @Test func `the push-in is even: no picture jumps or stands still`() async throws {
    try await withTemporaryFolder { folder in
      let frame = try await Self.still("640x360", as: "still.png", in: folder)
      let service = try await Self.service(in: folder)
      let job = try await service.create(Self.draft("640x360", seconds: 4, frame: .png), frame: frame)
      await service.render(job.id)
      let clip = service.store.folder(of: job.id).appending(SandboxJob.clipName).string
      let text = try await MediaProgram.run(
        "ffmpeg",
        [
          "-v", "error", "-i", clip, "-vf",
          "signalstats,metadata=print:key=lavfi.signalstats.YDIF:file=-", "-f", "null", "-",
        ])
      // The first picture has nothing before it, and the encoder sends the second one, which moves by a tenth of
      // a pixel, in part only.
      let steps = text.matches(of: /YDIF=([0-9.]+)/).compactMap { Double($0.1) }.dropFirst(2)
      let mean = steps.reduce(0, +) / Double(steps.count)
      #expect(steps.count == 94 && mean > 0.1)
      #expect(steps.allSatisfy { (0.8...1.2).contains($0 / mean) }, "\(steps)")
    }
  }

  @Test func `stills are a first picture in WebP and a sheet of one a second in JPEG, made once`()
    async throws
  {
    try await withTemporaryFolder { folder in
      let frame = try await Self.still("320x180", as: "still.png", in: folder)
      let service = try await Self.service(in: folder)
      let job = try await service.create(Self.draft("320x180", seconds: 5, frame: .png), frame: frame)
      await service.render(job.id)
      for (picture, format, size) in [
        (JobPicture.thumbnail, FrameFormat.webp, PixelSize("320x180")),
        (.spritesheet, .jpeg, PixelSize("640x180")),
      ] {
        let reply = try #require(try await service.picture(picture, of: job))
        #expect(reply.headers["Content-Type"] == format.mediaType)
        let (path, bytes) = try #require(await service.store.picture(picture, of: job))
        let data = try Data(contentsOf: URL(filePath: path.string))
        #expect(data.count == bytes)
        #expect(try PictureFacts.read(data) == PictureFacts(format: format, size: #require(size)))
        try Data([1]).write(to: URL(filePath: path.string))
        let again = try #require(try await service.picture(picture, of: job))
        guard case .file(path, 0..<1) = again.body else {
          Issue.record("made again: \(again.body)")
          return
        }
      }
    }
  }

  @Test func `a frame of another shape is cropped to the clip's`() async throws {
    try await withTemporaryFolder { folder in
      let frame = try await Self.still("321x400", as: "still.png", in: folder)
      let service = try await Self.service(in: folder)
      let job = try await service.create(Self.draft("320x180", seconds: 1, frame: .png), frame: frame)
      await service.render(job.id)
      let clip = service.store.folder(of: job.id).appending(SandboxJob.clipName).string
      let sides = try await MediaProgram.run(
        "ffprobe", ["-v", "error", "-show_entries", "stream=width,height", "-of", "csv=p=0", clip])
      #expect(sides == "320,180\n")
    }
  }

  @Test func `a frame that ffmpeg can't decode is a failed job with a reason`() async throws {
    try await withTemporaryFolder { folder in
      let service = try await Self.service(in: folder)
      let job = try await service.create(
        Self.draft("1280x720", seconds: 4, frame: .png), frame: SamplePicture.png(1280, 720))
      await service.render(job.id)
      guard case .failed(let message) = await service.store.job(job.id)?.render?.outcome else {
        Issue.record("not failed")
        return
      }
      #expect(message.hasPrefix("The sandbox's ffmpeg could not render this frame: "))
      #expect(message.count > 50)
    }
  }

  @Test(.timeLimit(.hang))
  func `a server renders what it is sent, and what an earlier one left undone`() async throws {
    try await withTemporaryFolder { folder in
      let frame = try await Self.still("320x180", as: "still.jpg", in: folder)
      let size = try #require(PixelSize("320x180"))
      var configuration = SandboxConfiguration(
        folder: folder, models: [SandboxModel(name: "small", sizes: [size], seconds: [1])])
      configuration.keys = .notNeeded
      configuration.timing.queued = .zero
      configuration.timing.running = .zero
      let left = try await SandboxServer.open(configuration)
      let form = TestForm.create(["seconds": "1", "size": "320x180"], frame: frame, type: "image/jpeg")
      // Stopped at once: this job's render hardly begins.
      let first = try await left.serve { address in
        try await TestClient(address).create(form).decode(TestVideo.self).id
      }
      try await SandboxServer.open(configuration).serve { address in
        let client = TestClient(address)
        let second = try await client.create(form).decode(TestVideo.self).id
        for id in [first, second] {
          while try await client.video(id).status != "completed" { await Task.yield() }
          let clip = try await client.get("/v1/videos/\(id)/content")
          #expect(clip.status == 200)
          #expect(MP4Boxes.names(clip.body).first == "ftyp")
          let middle = clip.body.count / 2
          let part = try await client.get("/v1/videos/\(id)/content", headers: ["Range": "bytes=\(middle)-"])
          #expect(part.status == 206)
          #expect(part.body == clip.body[middle...])
          let thumbnail = try await client.get("/v1/videos/\(id)/content?variant=thumbnail")
          #expect(thumbnail.headers["content-type"] == "image/webp")
        }
      }
    }
  }

  /// Peak signal to noise of one picture of a clip against a still, in dB; above 30 they look the same.
  static func likeness(of clip: String, picture: Int, to still: String) async throws -> Double {
    let text = try await MediaProgram.run(
      "ffmpeg",
      [
        "-v", "error", "-i", clip, "-i", still, "-lavfi",
        "[0]select=eq(n\\,\(picture)),setpts=0,format=yuv420p[a];[1]setpts=0,scale=out_range=tv:out_color_matrix=bt709,"
          + "format=yuv420p[b];[a][b]psnr=stats_file=-", "-frames:v", "1", "-f", "null", "-",
      ])
    let match = try #require(text.firstMatch(of: /psnr_avg:([0-9.]+|inf)/))
    return Double(match.1) ?? .infinity
  }
}
