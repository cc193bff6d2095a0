internal import ArgumentParser
private import Foundation

extension Configuration {
  /// The configuration for a command line, and the command line with the configuration's settings in it. Help and
  /// the workers read none. Throws exit 2.
  static func resolve(
    _ typed: [String], environment: [String: String] = ProcessInfo.processInfo.environment
  ) throws -> (Configuration, [String]) {
    let arguments = PictureArguments.asPaths(typed)
    guard let name = arguments.first,
      let command = RootCommand.configuration.subcommands.first(where: { $0._commandName == name }),
      command != Worker.self, !arguments.contains(where: { ["-h", "--help"].contains($0) })
    else { return (Configuration(), arguments) }
    let places = try SettingsPlaces(arguments: arguments, environment: environment)
    let configuration = try Configuration(places: places, environment: environment)
    let rest = configuration.arguments(for: command, before: Array(arguments.dropFirst()))
    return (configuration, [name] + rest)
  }
}
