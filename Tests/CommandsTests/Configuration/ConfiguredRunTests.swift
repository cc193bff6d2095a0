import Foundation
import SystemPackage
import TestSupport
import Testing

/// Whole runs by a `firstframe.yaml`: a provider of its own, caps, prompts, keys.
@Suite(.timeLimit(.hang))
struct ConfiguredRunTests {
  /// A server that only the file knows, with a price.
  private static func settings(_ address: String, _ more: String = "", entry: String = "") -> String {
    """
    provider: acme
    size: 640x360
    upscale: allow
    jobs: 1
    \(more)
    providers:
      - name: acme
        base_url: \(address)
        requests_per_minute: 6000
        \(entry)
        models:
          - name: sora-2
            sizes: [{ size: 1280x720, price_per_second: "0.10" }]
            seconds: [4]

    """.replacing("640x360", with: "1280x720")
  }

  private static func write(_ text: String, to project: borrowing Project) throws {
    _ = try project.folder.write(Array(text.utf8), to: "firstframe.yaml")
  }

  @Test func `a server that only firstframe.yaml knows makes clips, under the caps of the file`() async throws
  {
    let project = try Project.of(pictures: 3)
    try await project.withSandbox { address in
      try Self.write(Self.settings(address, "max_cost: 5\nmax_clips: 2"), to: project)
      let unasked = try await ProgramRun.run(["run", "in"], in: project.path)
      #expect(unasked.code == 2)
      #expect(unasked.errors.contains("needs --yes"))
      let capped = try await ProgramRun.run(["run", "in", "--yes"], in: project.path)
      #expect(capped.code == 6, "\(capped.errors)")
      #expect(capped.errors.contains("--max-clips 3"))
      let rest = try await ProgramRun.run(["run", "in", "--yes", "--max-clips", "3"], in: project.path)
      #expect(rest.code == 0, "\(rest.errors)")
      #expect(try project.jobs("served").count == 3)
    }
    #expect(try project.clips().filter { $0.hasSuffix(".mp4") } == ["s0.mp4", "s1.mp4", "s2.mp4"])
    // The ledger stands beside the file, and whatever is asked of it from below finds it.
    #expect(try project.folder.files().contains(".firstframe/ledger.sqlite"))
    let status = try await ProgramRun.run(
      ["status", "--output-format", "jsonl"], in: project.path.appending("in"))
    let shots = try status.objects.filter { $0["type"] as? String == "shot" }
    #expect(shots.count == 3 && shots.allSatisfy { $0["provider"] as? String == "acme" })
    let cost = try status.objects.last?["cost"] as? [String: Any]
    #expect((cost?["spent"] as? NSNumber)?.doubleValue == 1.2)
    let list = try await ProgramRun.run(["providers"], in: project.path)
    #expect(list.output.contains("acme"))
  }

  @Test func `a key set for one host does not follow a project's host`() async throws {
    let project = try Project.of(pictures: 1)
    let canary = "sk-canary-77aa01"
    let key = try project.folder.write(Array(canary.utf8), to: "home/firstframe/key")
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: key.string)
    let home = project.path.appending("home").string
    let paid = ["run", "in", "--yes", "--max-cost", "5"]
    try await project.withSandbox { address in
      try Self.write(Self.settings(address), to: project)
      var refusals: [ProgramRun] = []
      refusals.append(
        try await ProgramRun.run(
          paid, in: project.path, environment: ["FIRSTFRAME_KEY_FILE": key.string]))
      for setting in ["key_file: key", "key_command: cat \(key)"] {
        _ = try project.folder.write(Array(setting.utf8), to: "home/firstframe/config.yaml")
        refusals.append(
          try await ProgramRun.run(paid, in: project.path, environment: ["XDG_CONFIG_HOME": home]))
      }
      for run in refusals {
        #expect(run.code == 2)
        #expect(run.errors.contains("is not sent to 127.0.0.1, which was named elsewhere"), "\(run.errors)")
      }
      #expect(try project.jobs("served").isEmpty)

      // Named with the host, the key is read and sent.
      try Self.write(Self.settings(address, entry: "key_variable: ACME_KEY"), to: project)
      let unset = try await ProgramRun.run(paid, in: project.path)
      #expect(unset.code == 2 && unset.errors.contains("set ACME_KEY"), "\(unset.errors)")
      let sent = try await ProgramRun.run(paid, in: project.path, environment: ["ACME_KEY": canary])
      #expect(sent.code == 0, "\(sent.errors)")
      let elsewhere = try await ProgramRun.run(
        paid + ["--base-url", "http://127.0.0.1:9/v1"], in: project.path, environment: ["ACME_KEY": canary])
      #expect(elsewhere.code == 2 && elsewhere.errors.contains("ACME_KEY is not sent to"))
    }
  }

  @Test func `a command of the user's own gives the key, and what it prints is told nowhere`() async throws {
    let project = try Project.of(pictures: 1)
    let paid = ["run", "in", "--yes", "--max-cost", "5"]
    try await project.withSandbox { address in
      let own = Self.settings(address, entry: "key_command: echo sk-canary-99; echo told >&2")
      _ = try project.folder.write(Array(own.utf8), to: "home/firstframe/config.yaml")
      let environment: [String: String?] = ["XDG_CONFIG_HOME": project.path.appending("home").string]
      let run = try await ProgramRun.run(paid + ["-v"], in: project.path, environment: environment)
      #expect(run.code == 0, "\(run.errors)")
      #expect(run.errors.contains("told"))
      for (command, part) in [
        ("false", "the key command failed"), ("echo two words", "did not print one key on one line"),
      ] {
        let failed = try await ProgramRun.run(
          paid + ["--key-command", command], in: project.path, environment: environment)
        #expect(failed.code == 2 && failed.errors.contains(part), "\(failed.errors)")
        #expect(!(failed.errors + run.errors + run.output).contains("sk-canary"))
      }
    }
  }

  @Test func `a template in the file wraps the prompt that was typed`() async throws {
    let project = try Project.of(pictures: 2)
    try FileManager.default.removeItem(atPath: project.path.appending("in/s0.txt").string)
    try Self.write("prompt: \"{prompt}, at dusk\"\noutput: made\n", to: project)
    let run = try await project.sandboxRun("--prompt", "a boat")
    #expect(run.code == 0, "\(run.errors)")
    let prompts = try ["s0", "s1"].map { name in
      let told = try FileBytes.read(project.path.appending("made/clips/\(name).json"))
      return try JSONSerialization.jsonObject(with: Data(told)) as? [String: Any]
    }
    #expect(prompts[0]?["prompt"] as? String == "a boat, at dusk")
    #expect(prompts[1]?["prompt"] as? String == "picture 1, a slow push in, at dusk")
  }
}
