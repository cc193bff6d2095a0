internal import ArgumentParser
private import Domain

/// `--option hd=true`
struct ClipSetting: ExpressibleByArgument {
  let name: String
  let value: String

  /// Nil for what has no name or no value, and for a remix, which has an option of its own.
  init?(argument: String) {
    let parts = argument.split(separator: "=", maxSplits: 1).map(String.init)
    guard parts.count == 2, parts[0] != ClipRequest.remixOption else { return nil }
    (name, value) = (parts[0], parts[1])
  }
}
