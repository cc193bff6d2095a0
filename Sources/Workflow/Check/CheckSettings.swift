package import Domain

/// What one run of `check` does.
package struct CheckSettings: Sendable {
  /// What becomes of files that could be better.
  package enum Mode: Sendable {
    /// Nothing.
    case look
    /// Nothing, but it is told what --fix would do.
    case show
    /// They are framed anew, in place.
    case mend
  }

  package var rules: CheckRules
  /// How files are framed anew; each keeps its own format.
  package var frames: FrameSettings
  package var mode = Mode.look
  /// Every pixel is decoded.
  package var isDeep = false
  /// The findings that count.
  package var selection = Set(FindingCode.allCases)

  package init(rules: CheckRules, frames: FrameSettings) {
    self.rules = rules
    self.frames = frames
  }

  /// What counts for one picture, which a manifest may want otherwise than the others.
  func rules(for source: Source) -> CheckRules {
    guard let direction = source.direction else { return rules }
    switch rules {
    case .source(let settings): return .source(direction.frames(settings))
    case .frame(var rules):
      rules.sizes = direction.sizes ?? rules.sizes
      return .frame(rules)
    }
  }

  /// What has no number always counts: it stands in the way of looking.
  func selected(_ findings: [Finding]) -> [Finding] {
    findings.filter { $0.code.map(selection.contains) ?? true }
  }
}
