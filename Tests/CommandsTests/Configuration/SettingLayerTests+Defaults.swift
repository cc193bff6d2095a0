import Foundation
import SystemPackage
import TestSupport
import Testing

@testable import Commands

extension SettingLayerTests {
  @Test func `every flag that a file can set has an opposite`() throws {
    let names = Set(
      [OptionList(of: Run.self), OptionList(of: Check.self)].flatMap(\.options).compactMap(\.longName))
    let flags = SettingTable.standard.settings.filter(\.isFlag).map(\.option)
    #expect(
      Set(flags) == [
        "keep-extension", "no-ignore", "yes", "allow-ended", "no-render", "no-heif", "quiet", "verbose",
        "deep",
      ])
    for flag in flags {
      let opposite =
        ["no-ignore": "gitignore", "no-render": "render", "no-heif": "heif"][flag] ?? "no-\(flag)"
      #expect(names.isSuperset(of: [flag, opposite]), "\(flag)")
    }
  }

  @Test(arguments: [
    (
      "FIRSTFRAME_MAX_COTS", "5",
      "there is no variable FIRSTFRAME_MAX_COTS; did you mean FIRSTFRAME_MAX_COST?"
    ),
    ("FIRSTFRAME_PROVIDERS_", "5", "there is no variable FIRSTFRAME_PROVIDERS_"),
    ("FIRSTFRAME_MAX_COST", "lots", "FIRSTFRAME_MAX_COST: max_cost: "),
    ("FIRSTFRAME_MAX_UPSCALE", "1e300", "FIRSTFRAME_MAX_UPSCALE: max_upscale: "),
    ("FIRSTFRAME_QUIET", "perhaps", "FIRSTFRAME_QUIET is perhaps; it is true or false"),
    ("FIRSTFRAME_CONFIG", "none.yaml", "none.yaml does not exist"),
  ])
  func `a mistake in a variable is told by its name`(name: String, value: String, part: String) async throws {
    let folder = try TemporaryDirectory()
    for command in ["config", "run", "prepare", "status"] {
      let run = try await ProgramRun.run([command], in: folder.path, environment: [name: value])
      #expect(run.code == 2)
      #expect(run.errors.contains(part), "\(command): \(run.errors)")
    }
  }

  @Test func `a broken file does not stand in the way of help`() async throws {
    let folder = try TemporaryDirectory()
    _ = try folder.write(Array("nonsense".utf8), to: "firstframe.yaml")
    for arguments in [["help", "run"], ["run", "--help"], ["--version"], []] {
      #expect(try await ProgramRun.run(arguments, in: folder.path).code == 0, "\(arguments)")
    }
  }

  @Test func `every option of a working command is a setting or is known to be none`() {
    let known = Set(OptionList(of: SettingOptions.self).options.compactMap(\.longName))
    let acts: Set = ["trace", "dry-run", "depfile", "stamp", "adopt", "forget", "sources", "fix", "diff"]
    for options in [OptionList(of: Run.self), OptionList(of: Reconcile.self), OptionList(of: Check.self)] {
      let names = Set(options.options.compactMap(\.longName))
      #expect(names.subtracting(known).subtracting(SettingOptions.once).subtracting(acts).isEmpty)
    }
    #expect(SettingTable.standard.keys.count == Set(SettingTable.standard.keys).count)
  }

  @Test func `every setting shows what holds where nothing is set, and an option would take it`() async throws
  {
    let folder = try TemporaryDirectory()
    let run = try await ProgramRun.run(["config", "--output-format", "jsonl"], in: folder.path)
    let lines = try run.objects.filter { $0["type"] as? String == "setting" }
    #expect(lines.count == SettingTable.standard.settings.count)
    var unset: Set<String> = []
    for setting in SettingTable.standard.settings {
      let line = lines.first { $0["key"] as? String == setting.key }
      #expect(line?["origin"] as? String == "default", "\(setting.key)")
      guard let value = line?["value"] as? String else {
        unset.insert(setting.key)
        continue
      }
      let arguments = setting.isFlag ? [] : ["--\(setting.option)=\(value)"]
      #expect(SettingOptions.problem(with: arguments) == nil, "\(setting.key): \(value)")
    }
    // No limit, no prompt, no key, and no address: the default provider runs inside the program.
    #expect(
      unset == [
        "max_crop", "prompt", "option", "select", "ignore", "base_url", "key_file", "key_command", "max_cost",
        "max_clips",
        "price_per_second", "submit_rate", "max_duration",
      ])
  }

  @Test func `a default that another setting decides is shown as that decides it`() async throws {
    let folder = try TemporaryDirectory()
    #expect(try await Self.shown("max_upscale", in: folder.path)["value"] == "2")
    #expect(try await Self.shown("ledger", in: folder.path)["value"] == "out/.firstframe/ledger.sqlite")
    _ = try folder.write(
      Array("upscale: refuse\nprovider: openai\noutput: made\nmax_pixels: 1MP\n".utf8), to: "firstframe.yaml")
    #expect(try await Self.shown("max_upscale", in: folder.path)["value"] == "1")
    #expect(try await Self.shown("max_whole_pixels", in: folder.path)["value"] == "1 megapixels")
    #expect(try await Self.shown("base_url", in: folder.path)["value"] == "https://api.openai.com/v1")
    #expect(try await Self.shown("output", in: folder.path)["value"]?.hasSuffix("made") == true)
    _ = try folder.write(Array("provider: openia".utf8), to: "firstframe.yaml")
    let wrong = try await ProgramRun.run(["config"], in: folder.path)
    #expect(wrong.code == 2 && wrong.errors.contains("there is no provider openia"), "\(wrong.errors)")
  }
}
