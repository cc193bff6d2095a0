private import Domain

/// What `FIRSTFRAME_*` variables set.
enum SettingsEnvironment {
  /// The one that names the settings file.
  static let file = "FIRSTFRAME_CONFIG"

  /// Throws exit 2 for a variable that nothing reads: somebody believes it to hold.
  static func values(in environment: [String: String]) throws -> [SettingValue] {
    let names = environment.keys.filter(isSetting).sorted()
    return try names.compactMap { name in
      guard let text = environment[name], !text.isEmpty else { return nil }
      let key = name.dropFirst(Setting.variablePrefix.count).lowercased()
      guard let setting = SettingTable.standard[key] else {
        let near = key.nearest(in: SettingTable.standard.keys).flatMap { SettingTable.standard[$0]?.variable }
        let advice = near.map { "did you mean \($0)?" } ?? "firstframe config --show lists what there is"
        throw CommandFailure.usage("there is no variable \(name.visible); \(advice)")
      }
      return SettingValue(
        setting: setting, texts: try texts(of: text, for: setting), origin: .variable, place: name)
    }
  }

  private static func texts(of text: String, for setting: Setting) throws -> [String] {
    if setting.isList { return text.split(separator: ",").map(String.init) }
    guard setting.isFlag else { return [text] }
    switch text.lowercased() {
    case "1", "true", "yes", "on": return ["true"]
    case "0", "false", "no", "off": return ["false"]
    default: throw CommandFailure.usage("\(setting.variable) is \(text.visible); it is true or false")
    }
  }

  /// A rehearsed crash and what the tests are told are no settings.
  private static func isSetting(_ name: String) -> Bool {
    name.hasPrefix(Setting.variablePrefix) && !name.hasPrefix("\(Setting.variablePrefix)TEST_")
      && name != CrashPoint.variable && name != file
  }
}
