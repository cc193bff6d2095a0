/// One setting, as `config --show` tells it.
struct SettingLine: Encodable {
  let type = "setting"
  let key: String
  let variable: String
  let option: String
  /// Nil where the program has no value of its own.
  let value: String?
  let origin: SettingOrigin
  /// File and line, or the variable.
  let place: String?

  init(_ setting: Setting, _ value: SettingValue?) {
    key = setting.key
    variable = setting.variable
    option = "--\(setting.option)"
    self.value = value?.text ?? setting.defaultValue ?? (setting.isFlag ? "false" : nil)
    origin = value?.origin ?? .builtIn
    place = value?.place
  }

  static let head = ["SETTING", "VALUE", "FROM"]

  var cells: [String] { [key, (value ?? "-").visible, (place ?? origin.rawValue).visible] }
}
