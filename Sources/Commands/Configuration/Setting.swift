/// One thing that can be set, under its three names: `max_cost`, `FIRSTFRAME_MAX_COST`, `--max-cost`.
struct Setting: Sendable, Equatable {
  /// Without the dashes.
  let option: String
  let isFlag: Bool
  /// A list in a file, commas in a variable.
  let isList: Bool
  /// As help shows it; nil when there is none.
  let defaultValue: String?

  var key: String { option.replacing("-", with: "_") }
  var variable: String { Self.variablePrefix + key.uppercased() }
  var isPath: Bool { SettingOptions.paths.contains(option) }
  var isPersonal: Bool { SettingOptions.personal.contains(option) }

  static let variablePrefix = "FIRSTFRAME_"
}
