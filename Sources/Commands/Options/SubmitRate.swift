internal import ArgumentParser

/// `10/min`, or just `10`: submits per minute.
struct SubmitRate: ExpressibleByArgument, Equatable {
  let perMinute: Int

  init?(argument: String) {
    let parts = argument.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 1 || (parts.count == 2 && parts[1] == "min"), let count = Int(parts[0]),
      (1...60_000).contains(count)
    else { return nil }
    perMinute = count
  }
}
