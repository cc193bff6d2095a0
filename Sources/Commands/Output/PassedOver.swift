internal import Workflow

/// What a command did not look at.
struct PassedOver {
  var skipped = 0
  /// Texts that stand beside a picture as its prompt.
  var prompts = 0
  /// Names that a `.gitignore` kept out.
  var ignored = 0

  /// Files that were passed over before the line began.
  mutating func take(_ selection: SourceSelection.Selection) {
    prompts += selection.sidecars
    ignored += selection.ignored
  }

  /// As the end of a summary says it.
  var text: String {
    let texts = prompts == 0 ? "" : "; \(prompts) prompt file\(prompts == 1 ? "" : "s") found"
    let others = skipped == 0 ? "" : "; \(skipped) other file\(skipped == 1 ? "" : "s") skipped"
    let names = "\(ignored) name\(ignored == 1 ? "" : "s")"
    return texts + others
      + (ignored == 0
        ? "" : "; \(names) ignored by .gitignore (--no-ignore includes \(ignored == 1 ? "it" : "them"))")
  }

  func add(to counts: inout [String: Int]) {
    counts["skipped"] = skipped + prompts
    if ignored > 0 { counts["ignored"] = ignored }
  }
}
