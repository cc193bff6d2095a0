private import Domain
internal import Foundation

/// A value of a request's body; files are shown by their digest.
enum RecordedValue: Equatable, Sendable {
  case text(String)
  case number(Double)
  case flag(Bool)
  case null
  case list([RecordedValue])
  case object([String: RecordedValue])

  static func file(_ bytes: Data, _ more: [String: RecordedValue] = [:]) -> RecordedValue {
    .object(more.merging(["sha256": .text(Digest.of([UInt8](bytes)).hex)]) { _, new in new })
  }
}

extension RecordedValue: Codable {
  init(from decoder: any Decoder) throws {
    let value = try decoder.singleValueContainer()
    if value.decodeNil() {
      self = .null
    } else if let flag = try? value.decode(Bool.self) {
      self = .flag(flag)
    } else if let number = try? value.decode(Double.self) {
      self = .number(number)
    } else if let text = try? value.decode(String.self) {
      self = Self.shown(text)
    } else if let list = try? value.decode([RecordedValue].self) {
      self = .list(list)
    } else {
      self = .object(try value.decode([String: RecordedValue].self))
    }
  }

  private static func shown(_ text: String) -> RecordedValue {
    DataURL(text).map { file($0.content, ["data_uri": .text($0.mediaType)]) } ?? .text(text)
  }

  func encode(to encoder: any Encoder) throws {
    var value = encoder.singleValueContainer()
    switch self {
    case .text(let text): try value.encode(text)
    case .number(let number): try value.encode(number)
    case .flag(let flag): try value.encode(flag)
    case .null: try value.encodeNil()
    case .list(let list): try value.encode(list)
    case .object(let members): try value.encode(members)
    }
  }
}
