private import Domain
private import Foundation
internal import StageGraph
internal import SystemPackage

/// `--trace FILE`: every start and end of every item in every stage, one JSON object a line.
final class TraceFile: Sendable {
  private struct Line: Encodable {
    let time: Double
    let stage: String
    let change: String
    let item: Int
    let lane: Int?
  }

  private let file: FileDescriptor

  init(_ path: FilePath) throws {
    do {
      file = try FileDescriptor.open(
        path, .writeOnly, options: [.create, .truncate, .closeOnExec],
        permissions: [.ownerReadWrite, .groupRead, .otherRead])
    } catch {
      throw CommandFailure.usage("the trace can't be written to \(path): \(error)")
    }
  }

  /// Called by the line one event at a time.
  func write(_ event: LineEvent) {
    let line = Line(
      time: event.time / .seconds(1), stage: event.stage, change: event.change.rawValue, item: event.sequence,
      lane: event.lane)
    guard var bytes = try? JSONEncoder().encode(line) else { return }
    bytes.append(UInt8(ascii: "\n"))
    // A trace that can't be written any more must not hold up what costs money.
    _ = try? file.writeAll(bytes)
  }

  deinit { try? file.close() }
}
