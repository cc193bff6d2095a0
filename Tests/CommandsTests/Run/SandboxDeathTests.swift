#if os(Linux)
  import Foundation
  import Glibc
  import SystemPackage
  import TestSupport
  import Testing

  /// The programs that a sandbox starts are not left behind.
  @Suite(.timeLimit(.hang), .enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/ffmpeg")))
  struct SandboxDeathTests {
    @Test func `a killed run takes its ffmpeg with it`() async throws {
      let project = try Project.of(pictures: 1)
      let run = try await project.run("--seconds", "12") { program in
        try await Poll.until("ffmpeg renders") { try !Self.renders(below: project.path).isEmpty }
        program.send(SIGKILL)
      }
      #expect(run.code == 137)
      try await Poll.until("ffmpeg is gone") { try Self.renders(below: project.path).isEmpty }
      #expect(try Self.finishedRenders(project).isEmpty)
    }

    @Test func `a stopped run takes its ffmpeg with it`() async throws {
      let project = try Project.of(pictures: 1)
      let run = try await project.run("--seconds", "12") { program in
        try await Poll.until("ffmpeg renders") { try !Self.renders(below: project.path).isEmpty }
        program.send(SIGTERM)
      }
      #expect(run.code == 143)
      try await Poll.until("ffmpeg is gone") { try Self.renders(below: project.path).isEmpty }
      #expect(try Self.finishedRenders(project).isEmpty)
    }

    /// What a render writes last is the index, `moov`: who had time for it was not killed.
    private static func finishedRenders(_ project: borrowing Project) throws -> [String] {
      try project.folder.files().filter { name in
        guard name.contains("/.new-"), name.hasSuffix(".mp4") else { return false }
        let bytes = try FileBytes.read(project.path.appending(name))
        return bytes.firstRange(of: Array("moov".utf8)) != nil
      }
    }

    /// The processes that work among the jobs of the folder's sandbox.
    private static func renders(below folder: FilePath) throws -> [String] {
      return try FileManager.default.contentsOfDirectory(atPath: "/proc").filter { name in
        guard Int(name) != nil else { return false }
        let place = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/\(name)/cwd")
        return place?.contains("/sandbox/jobs/") == true && place?.hasPrefix(folder.string) == true
      }
    }
  }
#endif
