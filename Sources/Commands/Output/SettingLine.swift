/// One setting, as `config --show` tells it.
struct SettingLine: Encodable {
  let type = "setting"
  let key: String
  let variable: String
  let option: String
  /// Nil where nothing holds: no limit, no prompt, no key.
  let value: String?
  let origin: SettingOrigin
  /// File and line, or the variable.
  let place: String?

  init(_ setting: Setting, _ value: SettingValue?, standard: SettingDefaults) {
    key = setting.key
    variable = setting.variable
    option = "--\(setting.option)"
    self.value = value?.text ?? standard[setting]
    origin = value?.origin ?? .builtIn
    place = value?.place
  }

  static let head = ["SETTING", "VALUE", "FROM"]

  var cells: [String] { [key, value ?? "-", place ?? origin.rawValue] }
}
