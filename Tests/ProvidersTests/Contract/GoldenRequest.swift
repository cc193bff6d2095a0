import Domain
import Foundation
import TestSupport

@testable import Providers

/// A request as the files in `fixtures/http` show it.
enum GoldenRequest {
  /// Nil when there is no such file or call.
  static func load(_ file: String, _ call: String) throws -> JSONValue? {
    JSONValue(bytes: try Fixtures.bytes("http/\(file).json"))?[call]
  }

  static func of(_ request: RecordedRequest) throws -> JSONValue {
    let parts = request.target.split(separator: "?", maxSplits: 1).map(String.init)
    let pairs = (parts.count > 1 ? parts[1] : "").split(separator: "&").map { pair in
      let sides = pair.split(separator: "=", maxSplits: 1).map(String.init)
      return (sides[0], JSONValue.string(sides.count > 1 ? sides[1] : ""))
    }
    var headers: [String: JSONValue] = [:]
    for (name, value) in request.headers where !["host", "content-length"].contains(name) {
      let shown = value.replacing(Sample.secret, with: "KEY")
      headers[name] = .string(shown.split(separator: ";").first.map(String.init) ?? "")
    }
    var golden: [String: JSONValue] = [
      "method": .string(request.method), "path": .string(parts[0]),
      "query": .object(Dictionary(uniqueKeysWithValues: pairs)), "headers": .object(headers),
    ]
    golden["body"] = body(of: request)
    return .object(golden)
  }

  private static func body(of request: RecordedRequest) -> JSONValue? {
    guard !request.body.isEmpty else { return nil }
    let type = request.header("content-type") ?? ""
    guard type.hasPrefix("multipart/form-data"), let boundary = type.split(separator: "=").last,
      let parts = MultipartPart.parse(request.body, boundary: String(boundary))
    else { return JSONValue(bytes: request.body).map(shown) }
    return .object(
      Dictionary(parts.map { ($0.name, $0.fileName == nil ? .string($0.text) : file($0)) }) { _, second in
        .array([.string("twice"), second])
      })
  }

  private static func file(_ part: MultipartPart) -> JSONValue {
    .object([
      "file_name": .string(part.fileName ?? ""), "media_type": .string(part.mediaType ?? ""),
      "sha256": .string(Digest.of(part.body).hex),
    ])
  }

  /// Data URIs by type and digest.
  private static func shown(_ value: JSONValue) -> JSONValue {
    switch value {
    case .object(let members): return .object(members.mapValues(shown))
    case .array(let elements): return .array(elements.map(shown))
    case .string(let text) where text.hasPrefix("data:"):
      let parts = text.dropFirst(5).split(separator: ";base64,", maxSplits: 1)
      guard parts.count == 2, let bytes = Data(base64Encoded: String(parts[1])) else { return value }
      return .object([
        "data_uri": .string(String(parts[0])), "sha256": .string(Digest.of([UInt8](bytes)).hex),
      ])
    default: return value
    }
  }

  /// Where two requests differ, a line for each field.
  static func differences(_ left: JSONValue?, _ right: JSONValue?, at path: String = "") -> [String] {
    switch (left, right) {
    case (.object(let left)?, .object(let right)?):
      return Set(left.keys).union(right.keys).sorted().flatMap {
        differences(left[$0], right[$0], at: "\(path)/\($0)")
      }
    case (.array(let left)?, .array(let right)?) where left.count == right.count:
      return zip(left, right).enumerated().flatMap { differences($1.0, $1.1, at: "\(path)/\($0)") }
    default:
      let shown = [left, right].map { $0.map { "\($0)" } ?? "nothing" }
      return left == right ? [] : ["\(path): \(shown[0]) instead of \(shown[1])"]
    }
  }
}

extension MultipartPart {
  var name: String { attribute("name") ?? "" }
  var fileName: String? { attribute("filename") }
  var text: String { String(decoding: body, as: UTF8.self) }

  var mediaType: String? {
    headers.first { $0.hasPrefix("Content-Type: ") }.map { String($0.dropFirst(14)) }
  }

  private func attribute(_ name: String) -> String? {
    let fields = headers.first?.components(separatedBy: "; ") ?? []
    return fields.first { $0.hasPrefix("\(name)=\"") }.map { String($0.dropFirst(name.count + 2).dropLast()) }
  }
}
