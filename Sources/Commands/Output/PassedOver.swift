private import Domain
private import SystemPackage
internal import Workflow

/// What a command did not look at.
struct PassedOver {
  var skipped = 0
  /// Texts that stand beside a picture as its prompt.
  var prompts = 0
  /// Names that a `.gitignore` kept out.
  private var ignored = 0
  /// Output folders of earlier runs.
  private var outputs = 0

  /// Files that were passed over before the line began.
  mutating func take(_ selection: SourceSelection.Selection) {
    prompts += selection.sidecars
    take(selection.listing)
  }

  /// Names and folders that no source was looked for in; whoever keeps settings there hears that they don't count.
  mutating func take(_ listing: SourceScan.Listing) {
    ignored += listing.ignored
    outputs += listing.outputs
    for path in listing.unreadSettings {
      Console.standardError.write(
        "firstframe: warning: \(path.string.visible) is not read here; run from its folder or pass --config\n"
      )
    }
  }

  /// As the end of a summary says it.
  var text: String {
    let texts = prompts == 0 ? "" : "; \(prompts) prompt file\(prompts == 1 ? "" : "s") found"
    let others = skipped == 0 ? "" : "; \(skipped) other file\(skipped == 1 ? "" : "s") skipped"
    let names = "\(ignored) name\(ignored == 1 ? "" : "s")"
    let folders = "\(outputs) output folder\(outputs == 1 ? "" : "s")"
    return texts + others
      + (ignored == 0
        ? "" : "; \(names) ignored by .gitignore (--no-ignore includes \(ignored == 1 ? "it" : "them"))")
      + (outputs == 0 ? "" : "; \(folders) of earlier runs skipped (name one as an input to include it)")
  }

  func add(to counts: inout [String: Int]) {
    counts["skipped"] = skipped + prompts
    if ignored > 0 { counts["ignored"] = ignored }
    if outputs > 0 { counts["outputs"] = outputs }
  }
}
