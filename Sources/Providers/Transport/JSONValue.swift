import Foundation

/// JSON read without expectations: providers change types, names and nesting as they like.
enum JSONValue: Sendable, Equatable {
  case null
  case bool(Bool)
  case number(Double)
  /// Whole numbers keep every digit: some services count their jobs beyond what a Double can tell apart.
  case integer(Int64)
  case string(String)
  case array([JSONValue])
  case object([String: JSONValue])

  /// Nil for what is not JSON. Broken UTF-8 is repaired first: a cut prompt must not hide a job's id.
  init?(bytes: [UInt8]) {
    guard !bytes.isEmpty else { return nil }
    let text = Data(String(decoding: bytes, as: UTF8.self).utf8)
    do { self = try JSONDecoder().decode(JSONValue.self, from: text) } catch { return nil }
  }

  /// A setting as a person wrote it: truth values become such, everything else stays text.
  init(setting text: String) { self = Bool(text).map(JSONValue.bool) ?? .string(text) }

  subscript(_ key: String) -> JSONValue? {
    guard case .object(let members) = self, let value = members[key], value != .null else { return nil }
    return value
  }

  /// A string, or a number or truth value written out.
  var text: String? {
    switch self {
    case .string(let text): text
    case .number(let number): Int64(exactly: number).map(String.init) ?? String(number)
    case .integer(let number): String(number)
    case .bool(let value): String(value)
    case .null, .array, .object: nil
    }
  }

  /// A number, or a string that is one.
  var number: Double? {
    let value: Double? =
      switch self {
      case .number(let number): number
      case .integer(let number): Double(number)
      case .string(let text): Double(text)
      case .null, .bool, .array, .object: nil
      }
    return value.flatMap { $0.isFinite ? $0 : nil }
  }

  var elements: [JSONValue]? {
    if case .array(let elements) = self { elements } else { nil }
  }
}

extension JSONValue: Decodable {
  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let text = try? container.decode(String.self) {
      self = .string(text)
    } else if let number = try? container.decode(Int64.self) {
      self = .integer(number)
    } else if let number = try? container.decode(UInt64.self) {
      self = .string(String(number))
    } else if let number = try? container.decode(Double.self) {
      self = .number(number)
    } else if let flag = try? container.decode(Bool.self) {
      self = .bool(flag)
    } else if let members = try? container.decode([String: JSONValue].self) {
      self = .object(members)
    } else if let elements = try? container.decode([JSONValue].self) {
      self = .array(elements)
    } else {
      // A number beyond every range must not make the rest unreadable.
      self = .null
    }
  }
}

extension JSONValue: Encodable {
  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .null: try container.encodeNil()
    case .bool(let flag): try container.encode(flag)
    case .number(let number): try container.encode(number)
    case .integer(let number): try container.encode(number)
    case .string(let text): try container.encode(text)
    case .array(let elements): try container.encode(elements)
    case .object(let members): try container.encode(members)
    }
  }
}
