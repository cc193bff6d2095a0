internal import Domain
private import Foundation

/// Reads JSON and remembers what it met last: the shots of a folder share a few geometries and options, and
/// parsing them anew costs more than the rest of the row.
struct KnownTexts<Value: Decodable & Sendable>: ~Copyable, Sendable {
  private let known = Locked<[String: Value]>([:])

  func read(_ text: String) throws -> Value {
    if let value = known.withLock({ $0[text] }) { return value }
    let value = try JSONDecoder().decode(Value.self, from: Data(text.utf8))
    known.withLock { known in
      if known.count >= 64 { known = [:] }
      known[text] = value
    }
    return value
  }
}
