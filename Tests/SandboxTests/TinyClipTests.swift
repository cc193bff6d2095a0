import Foundation
import SystemPackage
import Testing

@testable import Sandbox

struct TinyClipTests {
  @Test(.enabled(if: MediaProgram.hasFFmpeg, "ffprobe is needed to check"))
  func `the tiny clip plays`() async throws {
    try await withTemporaryFolder { folder in
      let path = folder.appending("tiny.mp4").string
      try TinyClip.bytes(for: "video_1").write(to: URL(filePath: path))
      let text = try await MediaProgram.run(
        "ffprobe",
        [
          "-v", "error", "-count_frames", "-show_entries", "stream=codec_name,nb_read_frames", "-of",
          "csv=p=0", path,
        ])
      #expect(text.trimmingCharacters(in: .whitespacesAndNewlines) == "h264,1")
    }
  }

  @Test func `clips of two jobs differ`() {
    #expect(TinyClip.bytes(for: "video_1") != TinyClip.bytes(for: "video_2"))
  }
}
