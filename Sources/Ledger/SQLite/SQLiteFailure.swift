internal import GRDB

/// What SQLite said, without the statement: that belongs in no message to a person.
struct SQLiteFailure: Error, CustomStringConvertible {
  let code: Int32
  let text: String

  init(_ error: DatabaseError) {
    code = error.extendedResultCode.rawValue
    text = error.message ?? "no text"
  }

  var description: String { "SQLite \(code): \(text)" }
}
