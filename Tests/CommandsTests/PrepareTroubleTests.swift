import Foundation
import SystemPackage
import TestSupport
import Testing

/// Signals, readers that go away and disks that are full.
@Suite(.serialized, .timeLimit(.hang))
struct PrepareTroubleTests {
  private static func makeBatch(of count: Int, in folder: borrowing TemporaryDirectory) throws {
    let bytes = try FileBytes.read(Shots.plain)
    for index in 0..<count { _ = try folder.write(bytes, to: "in/\(index).jpg") }
  }

  /// All that lies in the output folder beside its index.
  private static func frames(in folder: borrowing TemporaryDirectory) throws -> [String] {
    try folder.files().filter { $0.hasPrefix("out/") && !$0.hasPrefix("out/.firstframe/") }
  }

  private static let prepare = "\"$0\" prepare in --size 640x360 -o out --jobs 2 --output-format jsonl"

  /// The shell watches and signals: unlike a task of the tests it is never kept waiting by the others.
  private static func interrupted(after moment: String) -> String {
    """
    until_true() { until "$@" || ! kill -0 $run 2> gone; do sleep 0.01; done; }
    \(prepare) > output 2> errors & run=$!
    until_true test -s output
    \(moment)
    wait $run; code=$?
    cat output; cat errors >&2; exit $code
    """
  }

  @Test(arguments: [("INT", Int32(130)), ("TERM", Int32(143))])
  func `the first signal ends the run with what was begun, and no file is partial`(
    signal: String, code: Int32
  ) async throws {
    let folder = try TemporaryDirectory()
    try Self.makeBatch(of: 40, in: folder)
    let run = try await ProgramRun.shell(Self.interrupted(after: "kill -\(signal) $run"), in: folder.path)
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
    #expect(counts?["unfinished"] == 40 - frames.count)

    let rest = try await ProgramRun.shell(Self.prepare, in: folder.path)
    #expect(rest.code == 0)
    #expect(try Self.frames(in: folder).count == 40)
  }

  #if os(Linux)
    @Test func `the second signal ends the run at once`() async throws {
      let folder = try TemporaryDirectory()
      try Self.makeBatch(of: 40, in: folder)
      // Workers that stand still keep the first signal's drain from ever coming to its end.
      let moment = """
        kill -STOP $(cat /proc/$run/task/*/children)
        kill -INT $run
        until_true grep -q stopping errors
        kill -INT $run
        """
      let run = try await ProgramRun.shell(Self.interrupted(after: moment), in: folder.path)
      #expect(run.code == 130)
      #expect(!run.output.contains("summary"))
      #expect(run.lines.count < 40)
    }
  #endif

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
