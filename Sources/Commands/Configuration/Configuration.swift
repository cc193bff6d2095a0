internal import ArgumentParser
private import Foundation
internal import Providers

/// What files and variables say, laid over each other: variable, project's file, the user's own file.
struct Configuration: Sendable {
  /// The strongest word on each setting that has one.
  private(set) var values: [String: SettingValue] = [:]
  private(set) var files: [SettingsFile] = []
  /// The embedded catalog with what the files add to it; nil where no files were looked for.
  private let extended: ProviderCatalog?

  /// The configuration of the command that runs: the argument parser makes commands by itself, so that nothing
  /// can be handed to them.
  @TaskLocal static var current = Configuration()

  /// Nothing is set anywhere.
  init() { extended = nil }

  /// Throws exit 2 with everything in files and variables that can't be meant.
  init(places: SettingsPlaces, environment: [String: String]) throws {
    if let path = places.project { files.append(try SettingsFile(path, origin: .project)) }
    if let path = places.personal, PathFacts(path).exists {
      files.append(try SettingsFile(path, origin: .personal))
    }
    let variables = SettingsEnvironment.values(in: environment)
    var problems = variables.problems + files.flatMap(\.problems)
    // The cheap question first: nearly always all is well.
    let all = variables.values + files.flatMap(\.values)
    if all.contains(where: { !$0.arguments.isEmpty }),
      SettingOptions.problem(with: all.flatMap(\.arguments)) != nil
    {
      problems += all.compactMap(\.problem)
    }
    for value in all where values[value.setting.key] == nil { values[value.setting.key] = value }
    do {
      let catalog = try ProviderCatalog(extendedBy: files.reversed().map(\.document))
      problems += [values["provider"], values["model"]].compactMap { $0?.problem(in: catalog) }
      extended = catalog
    } catch let problem as CatalogProblem {
      problems += problem.sentences
      extended = nil
    }
    try Self.refuse(problems)
  }

  private static func refuse(_ problems: [String]) throws {
    guard let first = problems.first else { return }
    let lines = problems.map { "\n  \($0)" }
    throw CommandFailure.usage(
      problems.count == 1 ? first : "\(problems.count) things in the settings are wrong:\(lines.joined())")
  }

  subscript(key: String) -> SettingValue? { values[key] }

  func catalog() throws -> ProviderCatalog { try extended ?? ProviderCatalog.embedded() }

  /// `arguments` with the settings that the command takes set before them: what is typed comes later and wins.
  func arguments(for command: any ParsableCommand.Type, before arguments: [String]) -> [String] {
    guard !values.isEmpty else { return arguments }
    let taken = Set(OptionList(of: command).options.compactMap(\.longName))
      .subtracting(SettingOptions.resolvedByCommands).subtracting(command.ownOptions)
    let typed = Set(
      arguments.prefix { $0 != "--" }.filter { $0.hasPrefix("--") }
        .map { String($0.dropFirst(2).prefix { $0 != "=" }) }
    ).intersection(SettingOptions.replaced)
    let settings = values.values.filter { taken.subtracting(typed).contains($0.setting.option) }
      .sorted { $0.setting.option < $1.setting.option }
    return settings.flatMap(\.arguments) + arguments
  }
}

extension ParsableCommand {
  /// Options that are called like a setting and mean something else here.
  fileprivate static var ownOptions: Set<String> {
    // Frames stand beside clips only below a run's folder; giving a bought job up is asked every time, and whom to
    // ask about unclear shots is in the ledger.
    self == Prepare.self ? ["output"] : self == Reconcile.self ? ["yes", "provider"] : []
  }
}
