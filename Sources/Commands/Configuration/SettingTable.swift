/// Every setting there is.
struct SettingTable {
  let settings: [Setting]
  private let byKey: [String: Setting]

  static let standard = SettingTable()

  private init() {
    let options = OptionList(of: SettingOptions.self).options
    // Of a flag and its opposite, the one that holds anyway is no setting.
    let idle = Set(
      options.filter(\.isFlag).compactMap { $0.defaultValue?.dropFirst("--".count) }.map(String.init))
    let settings = options.compactMap { option -> Setting? in
      guard let name = option.longName, !SettingOptions.once.contains(name), !idle.contains(name) else {
        return nil
      }
      return Setting(
        option: name, isFlag: option.isFlag, isList: option.isRepeating,
        defaultValue: option.isFlag ? nil : option.defaultValue)
    }
    self.settings = settings
    byKey = Dictionary(settings.map { ($0.key, $0) }) { first, _ in first }
  }

  subscript(key: String) -> Setting? { byKey[key] }

  var keys: [String] { settings.map(\.key) }
}
