private import Foundation

#if canImport(Glibc)
  private import Glibc
#else
  private import Darwin
#endif

/// Who holds the run lock, in its own words: for the message only, never for a decision.
package struct LockHolder: Sendable, Codable, Equatable {
  package let pid: Int32
  package let host: String
  /// Unix milliseconds.
  package let startedAt: Int64

  package init(pid: Int32, host: String, startedAt: Int64) {
    self.pid = pid
    self.host = host
    self.startedAt = startedAt
  }

  static func current(at time: Int64) -> LockHolder {
    LockHolder(pid: getpid(), host: hostName(), startedAt: time)
  }

  // Foundation's host name may ask a name server first.
  private static func hostName() -> String {
    var name = [CChar](repeating: 0, count: 256)
    let code = unsafe gethostname(&name, name.count - 1)
    return code == 0
      ? String(decoding: name.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self) : "this host"
  }

  func encoded() throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    return Array(try encoder.encode(self)) + [0x0A]
  }

  /// Nil while the holder is still writing its words.
  static func decode(_ bytes: [UInt8]) -> LockHolder? {
    try? JSONDecoder().decode(LockHolder.self, from: Data(bytes))
  }
}

extension LockHolder: CustomStringConvertible {
  package var description: String {
    let start = Date(timeIntervalSince1970: Double(startedAt) / 1000).formatted(.iso8601)
    return "process \(pid) on \(host), since \(start)"
  }
}
