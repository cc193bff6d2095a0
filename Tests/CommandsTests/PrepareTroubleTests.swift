import Foundation
import SystemPackage
import TestSupport
import Testing

/// Signals, readers that go away and disks that are full.
@Suite(.timeLimit(.minutes(3)))
struct PrepareTroubleTests {
  private static func makeBatch(of count: Int, in folder: borrowing TemporaryDirectory) throws {
    let bytes = try FileBytes.read(Shots.plain)
    for index in 0..<count { _ = try folder.write(bytes, to: "in/\(index).jpg") }
  }

  /// All that lies in the output folder beside its index.
  private static func frames(in folder: borrowing TemporaryDirectory) throws -> [String] {
    try folder.files().filter { $0.hasPrefix("out/") && !$0.hasPrefix("out/.firstframe/") }
  }

  private static let arguments = [
    "prepare", "in", "--size", "640x360", "-o", "out", "--jobs", "2", "--output-format", "jsonl",
  ]

  @Test(arguments: [(SIGINT, Int32(130)), (SIGTERM, Int32(143))])
  func `the first signal ends the run with what was begun, and no file is partial`(
    signal: Int32, code: Int32
  ) async throws {
    let folder = try TemporaryDirectory()
    try Self.makeBatch(of: 150, in: folder)
    let run = try await ProgramRun.run(Self.arguments, in: folder.path) { program in
      try await Poll.until("a frame is written") { try program.output().contains("\n") }
      program.send(signal)
    }
    #expect(run.code == code)
    #expect(run.errors.hasPrefix("stopping: frames that were begun are finished"))
    let objects = try run.lines.map {
      try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
    }
    let frames = objects.dropLast().compactMap { $0["frame"] as? String }
    #expect(try Self.frames(in: folder) == frames.sorted())
    #expect(objects.last?["exit_code"] as? Int32 == code)
    let counts = objects.last?["counts"] as? [String: Int]
    #expect(counts?["written"] == frames.count)
    #expect(counts?["unfinished"] == 150 - frames.count)

    let rest = try await ProgramRun.run(Self.arguments, in: folder.path)
    #expect(rest.code == 0)
    #expect(try Self.frames(in: folder).count == 150)
  }

  @Test func `the second signal ends the run at once`() async throws {
    let folder = try TemporaryDirectory()
    _ = try folder.write([], to: "in/.keep")
    let huge = folder.path.appending("in/huge.tiff")
    try HugePicture.write(width: 20_000, height: 10_000, to: huge)
    // Enough of them that the run can't be through before it is looked at.
    for index in 0..<30 {
      try FileManager.default.linkItem(
        atPath: huge.string, toPath: folder.path.appending("in/\(index).tiff").string)
    }
    let run = try await ProgramRun.run(Self.arguments, in: folder.path) { program in
      try await Poll.until("workers start") { !WorkerProbe.workers(of: program.process).isEmpty }
      // Until it listens, a signal ends it as it ends any program; a worker is a sign that it does.
      program.send(SIGINT)
      try await Poll.until("it answers") { try program.errors().contains("stopping") }
      program.send(SIGINT)
    }
    #expect(run.code == 130)
    #expect(run.output == "")
    #expect(try folder.files().allSatisfy { !$0.hasPrefix("out/") || $0.hasSuffix(".part") })
  }

  @Test func `a reader that goes away is a quiet end`() async throws {
    let folder = try TemporaryDirectory()
    try Self.makeBatch(of: 60, in: folder)
    let run = try await ProgramRun.shell(
      #"{ "$0" prepare in --size 64x36 -o out --output-format jsonl; echo "$?" > code; } | head -n 1"#,
      in: folder.path)
    #expect(run.lines.count == 1)
    #expect(run.errors == "")
    let code = String(decoding: try FileBytes.read(folder.path.appending("code")), as: UTF8.self)
    // Not all that was wanted is there.
    #expect(code == "5\n")
    #expect(try folder.files().allSatisfy { !$0.hasSuffix(".part") })
  }

  @Test(.enabled(if: FileBytes.exists("/dev/full")))
  func `output that can't be written is no success`() async throws {
    let folder = try TemporaryDirectory()
    try Self.makeBatch(of: 1, in: folder)
    let run = try await ProgramRun.shell(
      #""$0" prepare in --size 64x36 -o out > /dev/full"#, in: folder.path)
    #expect(run.code == 8)
    #expect(run.errors.contains("standard output can't be written: No space left on device"))
  }

  /// A script for the shell that sees `disk` as a disk of its own, of 64 KiB.
  private static func onTinyDisk(_ script: String) -> String {
    "unshare -m sh -c 'mount -t tmpfs -o size=64k none disk && { \(script); }' \"$0\""
  }

  @Test(
    .enabled("the system gives the test a disk of its own") {
      let folder = try TemporaryDirectory()
      _ = try folder.write([], to: "disk/.keep")
      return try await ProgramRun.shell(onTinyDisk("true"), in: folder.path).code == 0
    })
  func `a full disk has an exit code of its own and leaves nothing partial`() async throws {
    let folder = try TemporaryDirectory()
    try Self.makeBatch(of: 3, in: folder)
    _ = try folder.write([], to: "disk/.keep")
    let prepare = "\"$0\" prepare in --size 1280x720 -o disk --format png"
    let run = try await ProgramRun.shell(
      Self.onTinyDisk("\(prepare); echo code $?; ls -A disk"), in: folder.path)
    #expect(run.lines == ["code 8"])
    #expect(run.errors.contains("the disk is full; free some space and run again"))
  }

  @Test(.enabled(if: getuid() == 0 && FileBytes.exists("/usr/bin/setpriv")))
  func `a folder that may not be read is told, and the others are made`() async throws {
    let folder = try TemporaryDirectory()
    try Self.makeBatch(of: 1, in: folder)
    _ = try folder.write([1], to: "in/closed/a.jpg")
    let run = try await ProgramRun.shell(
      """
      chmod 755 . in && chmod 700 in/closed && mkdir -m 777 out && chmod 644 in/0.jpg &&
      setpriv --reuid=65534 --clear-groups "$0" prepare in --size 64x36 -o out
      """, in: folder.path)
    #expect(run.code == 1)
    #expect(run.output == "written\tout/0.jpg\n")
    #expect(run.errors.contains("in/closed: rejected: it can't be read: Permission denied"))
  }
}
