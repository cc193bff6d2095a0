internal import ArgumentParser
private import Domain
private import SystemPackage

/// `firstframe config`: what is set, and where.
struct ConfigCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "config",
    abstract: "Check the settings, and show what is set and where.",
    discussion: """
      Strongest first: the command line, FIRSTFRAME_* variables, the nearest firstframe.yaml from here upwards (or \
      --config FILE), your own file, and the program's own values. A setting has the name of its option: \
      --max-cost is FIRSTFRAME_MAX_COST and max_cost.

      Example: firstframe config --show
      """)

  @Flag(help: "Show every setting with its value and where that comes from.")
  var show = false

  @OptionGroup var common: CommonOptions

  func run() async throws {
    let configuration = Configuration.current
    let standard = try SettingDefaults(configuration)
    let lines = SettingTable.standard.settings.map {
      SettingLine($0, configuration[$0.key], standard: standard)
    }
    if common.outputFormat == .text {
      if show { Console.standardOutput.write(TextTable([SettingLine.head] + lines.map(\.cells)).text) }
      guard !common.quiet else { return }
      for file in configuration.files { Console.standardError.write("read \(file.path.string.visible)\n") }
      if configuration.files.isEmpty { Console.standardError.write("no settings file is read here\n") }
    } else {
      JSONOutput.write(lines, isArray: common.outputFormat == .json)
    }
  }
}
