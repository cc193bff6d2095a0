internal import Foundation
internal import Subprocess

/// The lines that a worker writes, without their ends.
///
/// Subprocess can split its output too, but takes it apart byte by byte: half of the time of a `check`.
struct ReplyLines {
  private var output: SubprocessOutputSequence.Iterator
  /// What came after the last line.
  private var rest = Data()

  /// A worker that writes more without an end of line has lost its way.
  private static let limit = 1 << 20

  init(_ output: SubprocessOutputSequence) { self.output = output.makeAsyncIterator() }

  /// Nil at the end of the output, and instead of a line that is too long.
  mutating func next() async throws -> Data? {
    var seen = 0
    while true {
      if let end = rest[(rest.startIndex + seen)...].firstIndex(of: UInt8(ascii: "\n")) {
        defer { rest = Data(rest[(end + 1)...]) }
        return rest[..<end]
      }
      seen = rest.count
      guard seen < Self.limit, let more = try await output.next() else { return nil }
      unsafe more.withUnsafeBytes { unsafe rest.append(contentsOf: $0) }
    }
  }
}
