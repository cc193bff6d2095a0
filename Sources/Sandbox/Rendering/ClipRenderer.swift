private import Foundation
internal import Subprocess
internal import SystemPackage

/// Makes clips and thumbnails with the `ffmpeg` program, at a low priority and with an empty environment.
struct ClipRenderer: Sendable {
  let program: FilePath
  let searchPath: String

  /// Throws `SandboxError.ffmpegMissing` when `searchPath` (the process's own when nil) has no ffmpeg.
  static func find(in searchPath: String?) throws(SandboxError) -> ClipRenderer {
    let searchPath = searchPath ?? ProgramFinder.processSearchPath
    guard let program = ProgramFinder.find("ffmpeg", in: searchPath) else { throw .ffmpegMissing }
    return ClipRenderer(program: program, searchPath: searchPath)
  }

  /// A complete clip under a name of its own in the job's folder.
  func clip(_ job: SandboxJob, in folder: FilePath) async throws -> FilePath {
    let name = "\(JobStore.unfinishedPrefix)\(UInt32.random(in: .min ... .max)).mp4"
    try await ffmpeg(RenderCommand.clip(job, to: name), in: folder)
    return folder.appending(name)
  }

  /// A still under a name of its own in the job's folder.
  func picture(_ picture: JobPicture, of job: SandboxJob, in folder: FilePath) async throws -> FilePath {
    let name = "\(JobStore.unfinishedPrefix)\(UInt32.random(in: .min ... .max))-\(picture.fileName)"
    try await ffmpeg(RenderCommand.picture(picture, of: job, to: name), in: folder)
    return folder.appending(name)
  }

  // PRIO_PGRP, which each system's C library imports as another type.
  private static let processGroup: Int32 = 1

  /// Runs its arguments as a program that dies as soon as standard input ends, which it does with this process,
  /// however that dies.
  private static let leash = """
    exec 3<&0
    "$@" </dev/null 3<&- & child=$!
    { read -r _ <&3; kill -KILL "$child"; } 2>/dev/null & watcher=$!
    exec 3<&-
    wait "$child"; status=$?
    kill "$watcher" 2>/dev/null
    exit "$status"
    """

  /// Input without a byte and without an end, until the program is gone.
  private struct OpenInput: InputProtocol {
    func write(with writer: StandardInputWriter) async throws {
      // Cancelled when the program has ended; there is no other way out.
      try? await Task.sleep(for: .seconds(Int32.max))
    }
  }

  private func ffmpeg(_ arguments: [String], in folder: FilePath) async throws {
    // A group of its own: Ctrl-C in the terminal is for the client, whose jobs are still to be finished.
    var options = PlatformOptions()
    options.processGroupID = 0
    let result = try await Subprocess.run(
      .path("/bin/sh"), arguments: Arguments(["-c", Self.leash, "sh", program.string] + arguments),
      environment: .custom(["PATH": searchPath]), workingDirectory: folder, platformOptions: options,
      input: OpenInput(), output: .discarded, error: .string(limit: 64 << 10)
    ) { process in
      // The pictures of a run matter more than its animatics; no harm when the system declines.
      _ = setpriority(Self.processGroup, id_t(process.processIdentifier.value), 10)
    }
    try Task.checkCancellation()
    guard result.terminationStatus.isSuccess else {
      let lines = result.standardError.split(separator: "\n")
      let reason = lines.last.map(String.init) ?? "\(result.terminationStatus)"
      throw RenderFailure(message: "The sandbox's ffmpeg could not render this frame: \(reason)")
    }
  }
}
