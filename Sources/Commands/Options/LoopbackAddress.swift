internal import ArgumentParser

/// `127.0.0.1:PORT` (or `localhost:PORT`, or `PORT`): the sandbox listens nowhere else.
struct LoopbackAddress: ExpressibleByArgument, Equatable {
  /// 0 for a free one.
  let port: UInt16

  var defaultValueDescription: String { "127.0.0.1:\(port)" }

  init(port: UInt16) { self.port = port }

  init?(argument: String) {
    let parts = argument.split(separator: ":", omittingEmptySubsequences: false)
    guard let last = parts.last, let port = UInt16(last), parts.count <= 2,
      parts.count == 1 || parts[0] == "127.0.0.1" || parts[0] == "localhost"
    else { return nil }
    self.port = port
  }
}
