import Foundation
import TestSupport
import Testing

@testable import Workflow

struct JSONReaderTests {
  private func read(_ text: String) throws(ManifestProblem) -> ManifestValue {
    var reader = JSONReader(text.utf8, line: 7)
    return try reader.read().value
  }

  /// As Foundation would have it.
  private func plain(_ value: ManifestValue) -> Any {
    switch value {
    case .scalar(let text): text
    case .list(let items): items.map { plain($0.value) }
    case .map(let cells):
      Dictionary(uniqueKeysWithValues: cells.map { ($0.key.value, plain($0.value.value)) })
    case .none: NSNull()
    }
  }

  @Test func `values, escapes and surrogates are read`() throws {
    let text = #" {"a":"x\n\"\\\/é\u00e9\ud83d\ude00","b":[1,-2.5e3,true,null],"c":{},"d":[]} "#
    let value = try #require(plain(try read(text)) as? [String: Any])
    #expect(value["a"] as? String == "x\n\"\\/éé😀")
    #expect((value["b"] as? [Any])?.prefix(3).map { "\($0)" } == ["1", "-2.5e3", "true"])
    #expect((value["b"] as? [Any])?.last is NSNull)
    #expect((value["c"] as? [String: Any])?.isEmpty == true && (value["d"] as? [Any])?.isEmpty == true)
  }

  @Test(arguments: [
    (#"{"a" 1}"#, 6, "a colon"), (#"{"a":1,}"#, 8, "a name in quotes"), (#"{a:1}"#, 2, "a name in quotes"),
    (#"{"é":nope}"#, 6, "nope is not a JSON value"), (#"{"a":1} x"#, 9, "more follows"),
    (#"{"a":"#, 6, "a value is missing"), (#"{"a""#, 5, "too early"),
    (#"{"a":"b"#, 6, "never closed"), (#"{"a":1,"a":2}"#, 8, "duplicate key a"),
    (#"{"a":01}"#, 6, "01 is not a JSON value"), (#"{"a":"\q"}"#, 7, "an escape"),
    (#"{"a":"\ud800"}"#, 7, "surrogate"),
    (#"{"a":"\u12G4"}"#, 7, "four hex digits"), ("{\"a\":\"\t\"}", 7, #"\u0009"#),
    (#"{"a":[1 2]}"#, 9, "a comma"),
    (String(repeating: "[", count: 99), 17, "too many brackets"),
  ])
  func `what is malformed is told with its column`(text: String, column: Int, part: String) throws {
    let problem = try #require(#expect(throws: ManifestProblem.self) { try read(text) })
    #expect(problem.place == ManifestPlace(line: 7, column: column))
    #expect(problem.message.contains(part), "\(problem.message)")
  }

  @Test func `objects are taken and refused as Foundation does`() throws {
    let seed = UInt64.random(in: 0 ... .max)
    var random = SeededGenerator(seed: seed)
    let valid = Array(#"{"a":["x",1.5,{"b":null}],"c":"\u00e9\\","d":-0}"#.utf8)
    for _ in 0..<2000 {
      var bytes = valid
      let index = Int.random(in: 0..<bytes.count, using: &random)
      if Bool.random(using: &random) {
        bytes.remove(at: index)
      } else {
        bytes[index] = UInt8.random(in: 0x20...0x7E, using: &random)
      }
      let text = String(decoding: bytes, as: UTF8.self)
      let foundation =
        (try? JSONSerialization.jsonObject(with: Data(bytes), options: .fragmentsAllowed)) != nil
      do throws(ManifestProblem) {
        _ = try read(text)
        #expect(foundation, "seed \(seed): \(text)")
      } catch {
        // A name twice is a mistake in a manifest, whatever Foundation says.
        #expect(!foundation || error.message.hasPrefix("duplicate key"), "seed \(seed): \(text) \(error)")
      }
    }
  }
}
