/// What one layer says about one setting.
struct SettingValue: Sendable, Equatable {
  let setting: Setting
  /// As it would stand on the command line; more than one only for lists, `true` or `false` for flags.
  let texts: [String]
  let origin: SettingOrigin
  /// `firstframe.yaml:3` or `FIRSTFRAME_MAX_COST`.
  let place: String

  var text: String { texts.joined(separator: ",") }

  /// What the argument parser is given for it.
  var arguments: [String] {
    setting.isFlag
      ? (texts == ["true"] ? ["--\(setting.option)"] : []) : texts.map { "--\(setting.option)=\($0)" }
  }

  /// Why the option would not take it; nil when it would.
  var problem: String? {
    SettingOptions.problem(with: arguments).map { "\(place): \(setting.key): \($0)" }
  }
}
