import Foundation
import SystemPackage
import TestSupport
import Testing

/// A key that a project names goes to the host that the project names only when a person agrees. No host of these tests
/// exists: nothing may be sent.
@Suite(.timeLimit(.hang))
struct KeyConsentTests {
  private static func write(
    _ project: borrowing Project, host: String = "https://acme.invalid",
    key: String = "key_variable: A_SECRET"
  ) throws {
    let text = """
      provider: acme
      size: 1280x720
      upscale: allow
      jobs: 1
      providers:
        - name: acme
          base_url: \(host)/v1
          \(key)
          models:
            - name: sora-2
              sizes: [{ size: 1280x720, price_per_second: "0.10" }]
              seconds: [4]

      """
    _ = try project.folder.write(Array(text.utf8), to: "firstframe.yaml")
  }

  private static func environment(_ project: borrowing Project) -> [String: String?] {
    ["A_SECRET": "canary", "XDG_STATE_HOME": project.path.appending("state").string]
  }

  @Test func `a ledger that a project brings along sends no key to its host unasked`() async throws {
    let project = try Project.of(pictures: 1)
    let host = try await Self.makeUnclear(project)
    let key = try project.folder.write(Array("canary\n".utf8), to: "key")
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: key.string)
    let refused = try await ProgramRun.run(
      ["reconcile", "-o", "out", "--key-file", "key"], in: project.path)
    #expect(refused.code == 2)
    #expect(
      refused.errors.contains(
        "/key would be sent to \(host) as the key of compatible, because out/.firstframe/ledger.sqlite says so;"
          + " pass --yes to agree"), "\(refused.errors)")

    // The same ledger with a project that has a key for that very host.
    try Self.write(project, host: host)
    let settings = String(
      decoding: try FileBytes.read(project.path.appending("firstframe.yaml")), as: UTF8.self)
    _ = try project.folder.write(
      Array(settings.replacing("acme\n", with: "compatible\n").utf8), to: "firstframe.yaml")
    let named = try await ProgramRun.run(
      ["reconcile", "--ledger", "out/.firstframe/ledger.sqlite"], in: project.path,
      environment: Self.environment(project))
    #expect(named.code == 2)
    #expect(
      named.errors.contains(
        "the variable A_SECRET would be sent to \(host) as the key of compatible, because firstframe.yaml:8 says so"
      ),
      "\(named.errors)")
  }

  /// One unclear shot, whose address is then made another in the ledger's bytes. Gives its new host.
  private static func makeUnclear(_ project: borrowing Project) async throws -> String {
    var local = ""
    try await project.withSandbox { address in
      let dead = try await project.run(
        "--provider", "compatible", "--base-url", address, "--price-per-second", "0.10", "--yes",
        "--max-cost",
        "5", environment: ["FIRSTFRAME_CRASH_AT": "body-sent"])
      #expect(dead.code == 137)
      local = address
    }
    // Opened once more, so that all of it is in one file.
    let closed = try await ProgramRun.run(
      ["reconcile", "-o", "out", "--provider", "sandbox"], in: project.path)
    #expect(closed.code == 2 && closed.errors.contains("but to compatible (\(local))"), "\(closed.errors)")
    let file = project.path.appending("out/.firstframe/ledger.sqlite")
    let host = "https://\(String(repeating: "h", count: local.count - 19)).invalid"
    let bytes = try FileBytes.read(file).split(separator: Array(local.utf8), omittingEmptySubsequences: false)
    #expect(bytes.count > 1)
    try FileBytes.write(Array(bytes.joined(separator: Array("\(host)/v1".utf8))), to: file)
    return host
  }

  #if os(Linux)
    @Test func `a person is asked once for each host and source, also where nothing is bought`() async throws
    {
      let project = try Project.of(pictures: 1)
      let environment = Self.environment(project)
      try Self.write(project)
      let no = try await TerminalRun.run(
        ["run", "in"], in: project.path, typing: "n\n", environment: environment)
      #expect(no.code == 2)
      #expect(
        no.screen.contains(
          "the variable A_SECRET would be sent to https://acme.invalid as the key of acme, because"
            + " firstframe.yaml:8 says so\r\nsend it there, now and from now on? [y/N] "), "\(no.screen)")
      #expect(no.screen.hasSuffix("firstframe: nothing was sent\r\n"))
      #expect(!(try project.folder.files()).contains { $0.hasPrefix("state/") || $0.hasPrefix("out/") })

      // Also with --yes, which a file of one's own may say for good.
      let yes = try await TerminalRun.run(
        ["run", "in", "--yes", "--max-cost", "0"], in: project.path, typing: "y\n", environment: environment)
      #expect(yes.code == 6, "\(yes.screen)")
      let file = project.path.appending("state/firstframe/trusted")
      let kept = "https://acme.invalid the variable A_SECRET\n"
      #expect(String(decoding: try FileBytes.read(file), as: UTF8.self) == kept)
      let facts = try FileManager.default.attributesOfItem(atPath: file.string)
      #expect((facts[.posixPermissions] as? NSNumber)?.intValue == 0o600)

      for (host, key, part) in [
        (
          "https://other.invalid", "key_variable: A_SECRET",
          "the variable A_SECRET would be sent to https://other"
        ),
        ("https://acme.invalid", "key_variable: HOME", "the variable HOME would be sent"),
        ("https://acme.invalid", "key_file: /etc/passwd", "the file /etc/passwd would be sent"),
        ("https://acme.invalid:8443", "key_variable: A_SECRET", "sent to https://acme.invalid:8443 as"),
      ] {
        try Self.write(project, host: host, key: key)
        let again = try await TerminalRun.run(
          ["run", "in"], in: project.path, typing: "n\n", environment: environment)
        #expect(again.code == 2 && again.screen.contains(part), "\(again.screen)")
      }
      try Self.write(project)
      let known = try await TerminalRun.run(
        ["run", "in", "--max-cost", "0"], in: project.path, typing: "n\n", environment: environment)
      #expect(!known.screen.contains("would be sent"), "\(known.screen)")
      #expect(known.screen.contains("nothing was bought"), "\(known.screen)")
    }

    @Test func `the top of a project's file is no other way to a key`() async throws {
      let project = try Project.of(pictures: 1)
      _ = try project.folder.write(
        Array("provider: apiyi\nsize: 1280x720\nkey_file: keys/link\n".utf8), to: "firstframe.yaml")
      _ = try project.folder.write(Array("canary".utf8), to: "elsewhere/secret")
      _ = try project.folder.write([], to: "keys/none")
      try FileManager.default.createSymbolicLink(
        atPath: project.path.appending("keys/link").string, withDestinationPath: "../elsewhere/secret")
      let run = try await TerminalRun.run(["run", "in"], in: project.path, typing: "n\n")
      #expect(run.code == 2)
      #expect(
        run.screen.contains("/elsewhere/secret would be sent to https://api.apiyi.com"), "\(run.screen)")
      #expect(run.screen.contains("because firstframe.yaml:3 says so"))
    }
  #endif

  @Test func `without a terminal --yes is the consent, and is not kept`() async throws {
    let project = try Project.of(pictures: 1)
    try Self.write(project)
    let environment = Self.environment(project)
    let agreed = try await ProgramRun.run(
      ["run", "in", "--yes", "--max-cost", "0"], in: project.path, environment: environment)
    #expect(agreed.code == 6, "\(agreed.errors)")
    #expect(!(try project.folder.files()).contains { $0.hasPrefix("state/") })
  }

  @Test func `a user's own file is their word, and gives an entry without a host its home`() async throws {
    let project = try Project.of(pictures: 1)
    let own = """
      providers:
        - name: azure
          base_url: https://mine.invalid/openai/v1
      """
    _ = try project.folder.write(Array(own.utf8), to: "home/firstframe/config.yaml")
    let environment: [String: String?] = [
      "XDG_CONFIG_HOME": project.path.appending("home").string, "AZURE_OPENAI_API_KEY": "canary",
    ]
    let paid = [
      "run", "in", "--size", "1280x720", "--upscale", "allow", "--jobs", "1", "--provider", "azure",
      "--allow-ended", "--price-per-second", "0.10", "--yes", "--max-cost", "0",
    ]
    let run = try await ProgramRun.run(paid, in: project.path, environment: environment)
    #expect(run.code == 6, "\(run.errors)")
    let list = try await ProgramRun.run(["providers"], in: project.path, environment: environment)
    #expect(list.code == 0 && list.output.contains("AZURE_OPENAI_API_KEY is set"), "\(list.errors)")
    let elsewhere = try await ProgramRun.run(
      paid + ["--base-url", "https://other.invalid/v1"], in: project.path, environment: environment)
    #expect(
      elsewhere.code == 2 && elsewhere.errors.contains("AZURE_OPENAI_API_KEY is not sent to other.invalid"))

    _ = try project.folder.write(
      Array(own.replacing("mine", with: "evil").utf8), to: "firstframe.yaml")
    for place in [environment, ["AZURE_OPENAI_API_KEY": "canary"]] {
      let project = try await ProgramRun.run(paid, in: project.path, environment: place)
      #expect(project.code == 2)
      #expect(
        project.errors.contains("AZURE_OPENAI_API_KEY is azure's key and goes to azure's own host only"),
        "\(project.errors)")
    }
  }
}
