private import Foundation
internal import SystemPackage

/// Which settings files a command reads.
struct SettingsPlaces: Sendable {
  /// `--config FILE`, else the nearest `firstframe.yaml`; nil when there is none.
  let project: FilePath?
  /// Where the user's own file is, or would be.
  let personal: FilePath?

  /// Throws exit 2 when a file that was named is not there.
  init(arguments: [String], environment: [String: String]) throws {
    let named =
      Self.option(in: arguments) ?? environment[SettingsEnvironment.file].flatMap { $0.isEmpty ? nil : $0 }
    if let named, !PathFacts(FilePath(named)).exists {
      throw CommandFailure.usage("the settings file \(named) does not exist; check --config")
    }
    project = named.map { FilePath($0) } ?? Self.nearest()
    personal = Self.personal(environment)
  }

  /// The last `--config` before a lone `--`.
  private static func option(in arguments: [String]) -> String? {
    let arguments = arguments.prefix { $0 != "--" }
    var found: String?
    for (argument, next) in zip(arguments, arguments.dropFirst() + [""]) {
      if argument == "--config", !next.isEmpty { found = next }
      if argument.hasPrefix("--config=") { found = String(argument.dropFirst("--config=".count)) }
    }
    return found
  }

  private static func nearest() -> FilePath? {
    guard let folder = LedgerPlace.projectFolder() else { return nil }
    let isHere = folder.string == FileManager.default.currentDirectoryPath
    return isHere ? "firstframe.yaml" : folder.appending("firstframe.yaml")
  }

  private static func personal(_ environment: [String: String]) -> FilePath? {
    // A relative path is to be ignored, says the XDG specification.
    let base = environment["XDG_CONFIG_HOME"].flatMap { $0.hasPrefix("/") ? FilePath($0) : nil }
    let home = environment["HOME"].flatMap { $0.hasPrefix("/") ? FilePath($0) : nil }
    return (base ?? home?.appending(".config"))?.appending("firstframe").appending("config.yaml")
  }
}
