import Foundation
import SystemPackage
import TestSupport
import Testing

/// Shots that the sandbox lets fail, and runs that are ended in the middle.
@Suite(.timeLimit(.hang))
struct RunFaultTests {
  @Test func `markers fail their shots with readable reasons, and the others are made`() async throws {
    let project = try Project.of(pictures: 5)
    for (index, marker) in ["moderation", "fail", "429", "nonsense"].enumerated() {
      try project.prompt("[sandbox:\(marker)] picture \(index)", for: "s\(index)")
    }
    let run = try await project.sandboxRun()
    #expect(run.code == 1, "\(run.errors)")
    #expect(
      run.errors.contains("in/s0.png: failed: sandbox could not make the clip: “Your request was blocked"))
    #expect(run.errors.contains("in/s1.png: failed: sandbox could not make the clip: “An error occurred"))
    #expect(run.errors.contains("in/s3.png: failed: sandbox refused the request: “Unknown sandbox marker"))
    #expect(try project.clips() == ["s2.json", "s2.mp4", "s4.json", "s4.mp4"])
    #expect(try project.jobs().count == 4)
    // What failed stays failed until it is asked for.
    #expect(try await project.sandboxRun().code == 1)
    #expect(try project.jobs().count == 4)
  }

  @Test func `an unclear shot is settled through the provider's list in the same run`() async throws {
    let project = try Project.of(pictures: 2)
    try project.prompt("[sandbox:500] picture", for: "s0")
    let run = try await project.sandboxRun()
    #expect(run.code == 0, "\(run.errors)")
    #expect(try await ProgramRun.run(["status"], in: project.path).code == 0)
    #expect(try project.jobs().count == 2)
    #expect(try project.clips().count == 4)
  }

  @Test(arguments: 0..<6)
  func `a run that is killed at any moment goes on without a second job`(round: Int) async throws {
    var random = SeededGenerator(seed: UInt64(round))
    let project = try Project.of(pictures: 4)
    // Counted in jobs, not in time: a moment means the same on every machine.
    let jobs = round % 4
    let moment = Int.random(in: 0...400, using: &random)
    let killed = try await project.sandboxRun("--submit-width", "2") { program in
      if round < 5 {
        try await Poll.until("\(jobs) jobs are made") { try project.jobs().count >= jobs }
      } else {
        try await Poll.until("a clip is there") { try project.clips().contains { $0.hasSuffix(".mp4") } }
      }
      try await Task.sleep(for: .milliseconds(moment))
      program.send(SIGKILL)
    }
    #expect(killed.code == 137 || killed.code == 0, "seed \(round)")
    var rest = try await project.sandboxRun("--submit-width", "2")
    // Two equal looking jobs can't be; one more run is enough for whatever the kill left unclear.
    if rest.code != 0 { rest = try await project.sandboxRun("--submit-width", "2") }
    #expect(rest.code == 0, "seed \(round): \(rest.errors)")
    #expect(try project.jobs().count == 4, "seed \(round)")
    #expect(try project.clips().count { $0.hasSuffix(".mp4") } == 4, "seed \(round)")
  }

  @Test func `Ctrl-C ends the run with 130, and the next run fetches what was bought`() async throws {
    let project = try Project.of(pictures: 3)
    for index in 0..<3 { try project.prompt("[sandbox:slow] picture \(index)", for: "s\(index)") }
    // The shell signals: it is never kept waiting by other tests.
    let script = """
      "$0" run in --size 1280x720 --upscale allow --jobs 1 --no-render --output-format jsonl & run=$!
      until ls out/.firstframe/sandbox/jobs/* > gone 2>&1 || ! kill -0 $run; do sleep 0.01; done
      kill -INT $run; wait $run
      """
    let run = try await ProgramRun.shell(script, in: project.path)
    #expect(run.code == 130)
    #expect(run.errors.contains("stopping: "))
    let jobs = try project.jobs().count
    let status = try await ProgramRun.run(["status", "--output-format", "jsonl"], in: project.path)
    let states = try status.objects.compactMap { $0["state"] as? String }
    let bought = ["submitted", "running", "ready", "done"]
    #expect(states.count { bought.contains($0) } == jobs)
    #expect(!states.contains("submitting") && !states.contains("ambiguous"))
    let rest = try await project.sandboxRun()
    #expect(rest.code == 0, "\(rest.errors)")
    #expect(try project.jobs().count == 3)
    #expect(try project.clips().count { $0.hasSuffix(".mp4") } == 3)
  }

  @Test func `no word lands in another file where the streams are closed`() async throws {
    let project = try Project.of(pictures: 1)
    let run = try await ProgramRun.shell(
      "\"$0\" run in --size 1280x720 --upscale allow --jobs 1 --no-render <&- >&-", in: project.path)
    #expect(run.code == 5)
    #expect(run.errors.contains("standard output can't be written: Bad file descriptor"))
    let rest = try await project.sandboxRun("--output-format", "jsonl")
    #expect(rest.code == 0, "\(rest.errors)")
    #expect(try rest.objects.count >= 2)
    #expect(try project.jobs().count == 1)
    for name in try project.folder.files() where name.hasPrefix("out/") {
      #expect(
        !String(decoding: try FileBytes.read(project.path.appending(name)), as: UTF8.self).hasPrefix("done"))
    }
  }

  @Test func `a run whose time is up leaves its jobs to the next one`() async throws {
    let project = try Project.of(pictures: 1)
    try project.prompt("[sandbox:slow] picture", for: "s0")
    let run = try await project.sandboxRun("--max-duration", "1s")
    #expect(run.code == 5)
    #expect(try project.clips().allSatisfy { !$0.hasSuffix(".mp4") })
  }

  @Test func `a second run meets the lock and names who holds it`() async throws {
    let project = try Project.of(pictures: 1)
    // Its create is never answered, so that the first run is there for as long as it is needed.
    try await project.withSandbox("--fault", "create/latency:10m") { address in
      let arguments = [
        "run", "in", "--size", "1280x720", "--upscale", "allow", "--jobs", "1", "--provider", "compatible",
        "--base-url", address, "--price-per-second", "0.10", "--yes", "--max-cost", "5",
      ]
      let first = try await ProgramRun.run(arguments, in: project.path) { program in
        try await Poll.until("a job is made") { try !project.jobs("served").isEmpty }
        let second = try await ProgramRun.run(arguments, in: project.path)
        #expect(second.code == 11)
        #expect(second.errors.contains("process \(program.process) on "), "\(second.errors)")
        // Looking is allowed.
        let status = try await ProgramRun.run(["status"], in: project.path)
        #expect(status.output.contains("submitting"))
        program.send(SIGKILL)
      }
      #expect(first.code == 137)
      // The lock died with its holder; the list shows what was bought, and nothing is sent again.
      let third = try await ProgramRun.run(arguments, in: project.path)
      #expect(third.code == 0, "\(third.errors)")
      #expect(try project.clips() == ["s0.json", "s0.mp4"])
      #expect(try project.jobs("served").count == 1)
    }
  }
}
