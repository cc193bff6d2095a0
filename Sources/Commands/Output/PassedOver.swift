/// What a command did not look at, as the end of its summary says it.
enum PassedOver {
  static func text(skipped: Int, ignored: Int) -> String {
    let others = skipped == 0 ? "" : "; \(skipped) other file\(skipped == 1 ? "" : "s") skipped"
    let names = "\(ignored) name\(ignored == 1 ? "" : "s")"
    return others + (ignored == 0 ? "" : "; \(names) in .gitignore (--no-ignore takes them)")
  }
}
