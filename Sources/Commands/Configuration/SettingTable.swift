/// Every setting there is.
struct SettingTable {
  let settings: [Setting]
  private let byKey: [String: Setting]

  static let standard = SettingTable()

  private init() {
    let settings = OptionList(of: SettingOptions.self).options.compactMap { option -> Setting? in
      guard let name = option.longName, !SettingOptions.once.contains(name) else { return nil }
      return Setting(
        option: name, isFlag: option.kind == "flag", isList: option.isRepeating,
        defaultValue: option.defaultValue)
    }
    self.settings = settings
    byKey = Dictionary(settings.map { ($0.key, $0) }) { first, _ in first }
  }

  subscript(key: String) -> Setting? { byKey[key] }

  var keys: [String] { settings.map(\.key) }
}
