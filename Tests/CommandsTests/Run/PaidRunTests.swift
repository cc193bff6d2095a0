import Foundation
import SystemPackage
import TestSupport
import Testing

/// Runs that cost money, against a sandbox that stands for a paid service.
@Suite(.timeLimit(.hang))
struct PaidRunTests {
  private static func paid(_ address: String, _ more: String...) -> [String] {
    [
      "run", "in", "--size", "1280x720", "--upscale", "allow", "--jobs", "1", "--provider", "compatible",
      "--base-url", address, "--submit-rate", "6000/min",
    ] + more
  }

  @Test func `clips are bought under the cap, replace animatics, and are never replaced by them`()
    async throws
  {
    let project = try Project.of(pictures: 3)
    #expect(try await project.sandboxRun().code == 0)
    try await project.withSandbox { address in
      for arguments in [
        Self.paid(address, "--price-per-second", "0.10"),
        Self.paid(address, "--price-per-second", "0.10", "--yes"),
        Self.paid(address, "--price-per-second", "0.10", "--max-cost", "5"),
      ] {
        let refused = try await ProgramRun.run(arguments, in: project.path)
        #expect(refused.code == 2)
        #expect(
          refused.errors == "firstframe: a paid run without a terminal needs --yes and --max-cost USD\n")
      }
      let priceless = try await ProgramRun.run(
        Self.paid(address, "--yes", "--max-cost", "5"), in: project.path)
      #expect(priceless.code == 2)
      #expect(priceless.errors.contains("--price-per-second"))
      #expect(try project.jobs("served").isEmpty)

      let capped = try await ProgramRun.run(
        Self.paid(
          address, "--price-per-second", "0.10", "--yes", "--max-cost", "0.90", "--output-format", "jsonl"),
        in: project.path)
      #expect(capped.code == 6, "\(capped.errors)")
      #expect(try project.jobs("served").count == 2)
      let cost = try capped.objects.last?["cost"] as? [String: Any]
      #expect((cost?["spent"] as? NSNumber)?.doubleValue == 0.8)
      #expect((cost?["estimated"] as? NSNumber)?.doubleValue == 1.2)
      #expect(try capped.objects.contains { ($0["message"] as? String)?.contains("--max-cost 1.20") == true })

      let rest = try await ProgramRun.run(
        Self.paid(
          address, "--price-per-second", "0.10", "--yes", "--max-cost", "1.20", "--output-format", "jsonl"),
        in: project.path)
      #expect(rest.code == 0, "\(rest.errors)")
      let left = try rest.objects.last?["cost"] as? [String: Any]
      #expect((left?["estimated"] as? NSNumber)?.doubleValue == 0.4, "what is bought already is not counted")
      #expect(try project.jobs("served").count == 3)
    }
    // The server is gone: a run with nothing to do does not miss it.
    let before = try project.state()
    let again = try await ProgramRun.run(
      Self.paid("http://127.0.0.1:9/v1", "--price-per-second", "0.10", "--yes", "--max-cost", "1.20"),
      in: project.path)
    #expect(again.code == 0, "\(again.errors)")
    let animatic = try await project.sandboxRun()
    #expect(animatic.code == 0)
    #expect(try project.state() == before)
    for index in 0..<3 {
      let told = String(
        decoding: try FileBytes.read(project.path.appending("out/clips/s\(index).json")), as: UTF8.self)
      #expect(told.contains(#""provider" : "compatible""#))
    }
  }

  @Test func `an unclear shot at a real provider waits for a person, run after run`() async throws {
    let project = try Project.of(pictures: 2)
    try project.prompt("[sandbox:500] picture", for: "s0")
    try FileManager.default.removeItem(atPath: project.path.appending("in/s1.png").string)
    try await project.withSandbox("--fault", "list-lag:10m") { address in
      for _ in 1...2 {
        let run = try await ProgramRun.run(
          Self.paid(address, "--price-per-second", "0.10", "--yes", "--max-cost", "5"), in: project.path)
        #expect(run.code == 4, "\(run.errors)")
        #expect(run.errors.contains("unclear $0.40"))
      }
    }
    #expect(try project.jobs("served").count == 1)
  }

  @Test func `a folder whose ledger is missing or moved is not bought again`() async throws {
    let project = try Project.of(pictures: 2)
    let money = ["--price-per-second", "0.10", "--yes", "--max-cost", "5"]
    try await project.withSandbox { address in
      let bought = try await ProgramRun.run(Self.paid(address) + money, in: project.path)
      #expect(bought.code == 0, "\(bought.errors)")
      _ = try project.folder.write([], to: "firstframe.yaml")
      let moved = try await ProgramRun.run(Self.paid(address) + money, in: project.path)
      #expect(moved.code == 2)
      #expect(moved.errors.contains("out/.firstframe/ledger.sqlite holds what was bought"), "\(moved.errors)")
      let other = try await ProgramRun.run(
        Self.paid(address, "--ledger", "other/ledger.sqlite") + money, in: project.path)
      #expect(other.code == 4)
      #expect(
        other.errors.contains("out/clips/s0.mp4 already, but this ledger has not bought it"),
        "\(other.errors)")
      let plan = try await ProgramRun.run(
        ["plan"] + Self.paid(address, "--ledger", "other/none.sqlite").dropFirst() + money, in: project.path)
      #expect(plan.code == 4 && plan.output == "", "\(plan.output)")
      #expect(plan.errors.contains("out/clips/s0.mp4 already, but this ledger has not bought it"))
      let own = try await ProgramRun.run(
        Self.paid(address, "--ledger", "out/.firstframe/ledger.sqlite") + money, in: project.path)
      #expect(own.code == 0, "\(own.errors)")
    }
    #expect(try project.jobs("served").count == 2)
  }

  @Test func `a model that ended is refused with alternatives, before any key is asked for`() async throws {
    let project = try Project.of(pictures: 1)
    let run = try await project.run(
      "--provider", "openai", "--model", "sora-2", "--yes", "--max-cost", "5",
      environment: ["OPENAI_API_KEY": nil])
    #expect(run.code == 2)
    #expect(
      run.errors.contains(
        "openai ended sora-2 on 2026-09-24; use sora-2 at vtrix or sora-2 at yutoai or sora-2 at apiyi"))
    #expect(run.errors.contains("--allow-ended"))
    #expect(!run.errors.contains("key"))
    #expect(try !project.folder.files().contains { $0.hasPrefix("out") })
  }

  @Test func `a key appears nowhere but in its own file`() async throws {
    let project = try Project.of(pictures: 1)
    let canary = "sk-canary-5f3a9c1e7b"
    let key = try project.folder.write(Array("\(canary)\n".utf8), to: "key")
    let paid = ["--price-per-second", "0.10", "--yes", "--max-cost", "5", "--key-file", key.string]
    let environment: [String: String?] = ["OPENAI_API_KEY": "\(canary)-env"]
    var outputs: [ProgramRun] = []
    try await project.withSandbox { address in
      try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: key.string)
      let unsafe = try await ProgramRun.run(
        Self.paid(address) + paid, in: project.path, environment: environment)
      #expect(unsafe.code == 2)
      #expect(unsafe.errors.contains("can be read by others; run: chmod 600"))
      try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: key.string)
      outputs = [
        unsafe,
        try await ProgramRun.run(Self.paid(address, "-v") + paid, in: project.path, environment: environment),
        try await ProgramRun.run(["status", "-v"], in: project.path, environment: environment),
        try await ProgramRun.run(["providers"], in: project.path, environment: environment),
        try await project.run(
          "--provider", "openai", "--base-url", address, "--allow-ended", "--yes", "--max-cost", "5",
          environment: environment),
      ]
    }
    #expect(outputs.map(\.code) == [2, 0, 0, 0, 2])
    #expect(outputs[4].errors.contains("OPENAI_API_KEY is not sent to 127.0.0.1"), "\(outputs[4].errors)")
    for output in outputs { #expect(!(output.output + output.errors).contains(canary)) }
    let needle = Array(canary.utf8)
    for name in try project.folder.files() where name != "key" {
      #expect(!(try FileBytes.read(project.path.appending(name))).contains(needle), "\(name)")
    }
  }

  @Test func `providers lists every model, as text and as JSON`() async throws {
    let project = try Project()
    let text = try await ProgramRun.run(["providers"], in: project.path, environment: ["OPENAI_API_KEY": "x"])
    #expect(text.code == 0)
    #expect(text.lines.first?.hasPrefix("PROVIDER") == true)
    #expect(text.output.contains("OPENAI_API_KEY is set") && text.output.contains("2026-09-24"))
    let json = try await ProgramRun.run(["providers", "--output-format", "json"], in: project.path)
    let models = try #require(
      try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [[String: Any]])
    #expect(models.count == text.lines.count - 1)
    #expect(models.allSatisfy { $0["type"] as? String == "model" && $0["sizes"] is [Any] })
    #expect(
      Set(models.compactMap { $0["provider"] as? String }) == [
        "sandbox", "openai", "azure", "apiyi", "vtrix", "yutoai", "compatible",
      ])
  }

  @Test func `providers explains a model at each provider that has it`() async throws {
    let project = try Project()
    let text = try await ProgramRun.run(["providers", "--explain", "sora-2-pro"], in: project.path)
    #expect(text.code == 0, "\(text.errors)")
    #expect(text.output.contains(#/sora-2-pro at vtrix\n  its name there +sora_2_pro_i2v\n/#))
    #expect(text.output.contains("hd clips are 15 seconds long at most"))
    #expect(!text.output.contains("at azure"))
    let json = try await ProgramRun.run(
      ["providers", "--explain", "sora_2_i2v", "--output-format", "jsonl"], in: project.path)
    #expect(try json.objects.map { $0["provider"] as? String } == ["vtrix"])
    let none = try await ProgramRun.run(["providers", "--explain", "sora-3"], in: project.path)
    #expect(none.code == 2)
    #expect(none.errors.contains("no provider has a model sora-3; known are sora-2, sora-2-pro"))
  }

  #if os(Linux)
    @Test func `the sandbox listens on this machine alone`() async throws {
      let project = try Project()
      try await project.withSandbox { address in
        let port = try #require(URL(string: address)?.port)
        let digits = String(port, radix: 16, uppercase: true)
        let hex = String(repeating: "0", count: 4 - digits.count) + digits
        let tables = try ["tcp", "tcp6"].map {
          String(decoding: try FileBytes.read(FilePath("/proc/net/\($0)")), as: UTF8.self)
        }
        // Local address, remote address, and 0A for a socket that listens: proc(5).
        let rows = tables.joined(separator: "\n").split(separator: "\n")
        var listening: [String] = []
        for row in rows {
          let fields: [Substring] = row.split(separator: " ")
          guard fields.count > 3, fields[1].hasSuffix(":\(hex)"), fields[3] == "0A" else { continue }
          listening.append(String(fields[1]))
        }
        #expect(listening == ["0100007F:\(hex)"])
      }
      for address in ["0.0.0.0:0", "192.168.1.1:80", "[::]:80", "127.0.0.1:99999"] {
        let run = try await ProgramRun.run(["sandbox", "--listen", address], in: project.path)
        #expect(run.code == 2)
      }
    }
  #endif
}
