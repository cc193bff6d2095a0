private import Foundation

/// Objects on standard output: one a line as they come, or one array at the end.
final class JSONOutput {
  private let encoder = JSONEncoder()
  /// Nil for JSON lines, which are never collected.
  private var collected: [String]?

  init(isArray: Bool) {
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    collected = isArray ? [] : nil
  }

  /// All that a command has to tell, at once.
  static func write(_ objects: [some Encodable], isArray: Bool) {
    let output = JSONOutput(isArray: isArray)
    for object in objects { output.write(object) }
    output.finish()
  }

  func write(_ object: some Encodable) {
    let line: String
    do {
      line = String(decoding: try encoder.encode(object), as: UTF8.self)
    } catch {
      preconditionFailure("a report of plain values always encodes: \(error)")
    }
    if collected != nil {
      collected?.append(line)
    } else {
      Console.standardOutput.write("\(line)\n")
    }
  }

  /// Writes what was collected; the last call.
  func finish() {
    guard let collected else { return }
    Console.standardOutput.write("[\n\(collected.joined(separator: ",\n"))\n]\n")
  }
}
