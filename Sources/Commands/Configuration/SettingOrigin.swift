/// Who set something, the strongest first.
enum SettingOrigin: String, Sendable, Encodable, Comparable, CaseIterable {
  case commandLine = "command line"
  case variable
  /// `firstframe.yaml` or `--config FILE`.
  case project
  /// The user's own file.
  case personal
  /// Nobody: the program's own value.
  case builtIn = "default"

  static func < (left: SettingOrigin, right: SettingOrigin) -> Bool { left.rank < right.rank }

  private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }

  /// Whether a key that was named here may go to a host that was named there: a key is set once and for all, and
  /// whoever sends it elsewhere has to name it anew.
  func mayGo(to host: SettingOrigin) -> Bool {
    switch host {
    case .builtIn, .personal: true
    case .commandLine, .variable, .project: self == .commandLine || self == host
    }
  }
}
