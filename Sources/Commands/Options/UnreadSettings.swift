private import Domain
private import Foundation
private import SystemPackage

/// Settings that somebody may believe to hold: this version reads options only, and a cap that is believed
/// but not applied would cost money.
enum UnreadSettings {
  /// Throws exit 2 for `FIRSTFRAME_*` variables and for a `firstframe.yaml` that says anything.
  static func refuse(environment: [String: String] = ProcessInfo.processInfo.environment) throws {
    if let name = environment.keys.filter(isSetting).sorted().first {
      throw CommandFailure.usage("\(name) is set, but variables are not read yet; give it as an option")
    }
    guard let file = LedgerPlace.projectFolder()?.appending("firstframe.yaml"),
      let text = FileManager.default.contents(atPath: file.string)
    else { return }
    let lines = String(decoding: text, as: UTF8.self).split(separator: "\n")
    let says = lines.contains { line in
      let content = line.trimmingCharacters(in: .whitespaces)
      return !content.isEmpty && !content.hasPrefix("#") && content != "---"
    }
    guard says else { return }
    throw CommandFailure.usage(
      "\(file) holds settings, but only its place is read yet; give them as options and empty the file")
  }

  /// A rehearsed crash is no setting.
  private static func isSetting(_ name: String) -> Bool {
    name.hasPrefix("FIRSTFRAME_") && name != CrashPoint.variable
  }
}
