internal import ArgumentParser
internal import Domain
internal import SystemPackage

/// The options that a settings file or a variable may give: those of the commands themselves, so that a setting has
/// the option's name, its values, its default and its help.
struct SettingOptions: ParsableArguments {
  @OptionGroup var input: InputOptions

  @Option(help: FrameSize.help)
  var size: FrameSize = .auto

  @Option(help: ArgumentHelp("The output folder of run.", valueName: "dir"))
  var output = LedgerOptions.standardOutput.string

  @OptionGroup var frame: FrameOptions
  @OptionGroup var clip: ClipOptions
  @OptionGroup var findings: FindingOptions
  @OptionGroup var pictures: PictureOptions
  @OptionGroup var common: CommonOptions

  /// Not settings: what is meant for one run, once.
  static let once: Set = [
    "take", "retry-failed", "config", "root", "remix", "manifest", "manual-hook", "record", "help",
  ]

  /// Told by the command itself, which has to know who asked for it.
  static let resolvedByCommands: Set = ["prompt", "base-url", "key-file", "key-command"]

  /// Lists that the command line replaces; of the others each item has a name, and it replaces those of its names.
  static let replaced: Set = ["select", "ignore"]

  /// A consent and a program to run: nobody's project gives these.
  static let personal: Set = ["yes", "key-command"]

  /// Paths, which in a file are relative to the file.
  static let paths: Set = ["output", "ledger", "key-file"]

  /// Nil when `arguments` are what the options take, else why not.
  static func problem(with arguments: [String]) -> String? {
    do {
      // An input, since that group wants one.
      _ = try parse(arguments + ["."])
      return nil
    } catch {
      return message(for: error)
    }
  }
}
