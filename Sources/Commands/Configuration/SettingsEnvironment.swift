private import Domain

/// What `FIRSTFRAME_*` variables set.
enum SettingsEnvironment {
  /// The one that names the settings file.
  static let file = "FIRSTFRAME_CONFIG"

  /// A variable that nothing reads is a problem too: somebody believes it to hold.
  static func values(in environment: [String: String]) -> (values: [SettingValue], problems: [String]) {
    var (values, problems): ([SettingValue], [String]) = ([], [])
    for name in environment.keys.filter(isSetting).sorted() {
      guard let text = environment[name], !text.isEmpty else { continue }
      let key = name.dropFirst(Setting.variablePrefix.count).lowercased()
      guard let setting = SettingTable.standard[key] else {
        let near = key.nearest(in: SettingTable.standard.keys).flatMap { SettingTable.standard[$0]?.variable }
        let advice = near.map { "did you mean \($0)?" } ?? "firstframe config --show lists what there is"
        problems.append("there is no variable \(name.visible); \(advice)")
        continue
      }
      guard let texts = texts(of: text, for: setting) else {
        problems.append("\(name) is \(text.visible); it is true or false")
        continue
      }
      values.append(SettingValue(setting: setting, texts: texts, origin: .variable, place: name))
    }
    return (values, problems)
  }

  /// Nil for a flag that is neither on nor off.
  private static func texts(of text: String, for setting: Setting) -> [String]? {
    if setting.isList { return text.split(separator: ",").map(String.init) }
    guard setting.isFlag else { return [text] }
    switch text.lowercased() {
    case "1", "true", "yes", "on": return ["true"]
    case "0", "false", "no", "off": return ["false"]
    default: return nil
    }
  }

  /// A rehearsed crash and what the tests are told are no settings.
  private static func isSetting(_ name: String) -> Bool {
    name.hasPrefix(Setting.variablePrefix) && !name.hasPrefix("\(Setting.variablePrefix)TEST_")
      && name != CrashPoint.variable && name != file
  }
}
