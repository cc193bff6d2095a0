import Foundation
import TestSupport
import Testing

@testable import Workflow

struct CSVReaderTests {
  private func read(_ text: String) -> (rows: [[String]], problems: [ManifestProblem]) {
    var reader = CSVReader(text.utf8)
    var rows: [[String]] = []
    while let row = reader.next() { rows.append(row.map(\.value)) }
    return (rows, reader.problems)
  }

  @Test(arguments: [
    ("a,b\n1,2\n", [["a", "b"], ["1", "2"]]), ("a,b\r\n1,2", [["a", "b"], ["1", "2"]]),
    ("a\r1\r", [["a"], ["1"]]), ("a,,c\n", [["a", "", "c"]]), ("a,\n", [["a", ""]]),
    ("\"a,b\",\"c \"\"d\"\"\"\n", [["a,b", "c \"d\""]]), ("\"two\r\nlines\",x\n", [["two\r\nlines", "x"]]),
    (" a , \" b \" \n", [["a", " b "]]), ("\n\n,,\na\n\n", [["a"]]), ("", []), ("\"\"\n", []),
    ("one\u{2028}line,x\n", [["one\u{2028}line", "x"]]), ("\"\u{301}e\",x", [["\u{301}e", "x"]]),
  ])
  func `cells are read as RFC 4180 writes them`(text: String, rows: [[String]]) {
    let result = read(text)
    #expect(result.rows == rows)
    #expect(result.problems.isEmpty)
  }

  @Test(arguments: [
    ("a\n\"b,c\nd", 2, 1, "never closed"), ("é,\"b\"c,d\n", 1, 6, "behind a closing quote"),
    ("a\nb,c\"d\n", 2, 4, "a quote inside a cell"),
  ])
  func `what is malformed is told with its place`(text: String, line: Int, column: Int, part: String) {
    let problems = read(text).problems
    #expect(problems.map(\.place) == [ManifestPlace(line: line, column: column)])
    #expect(problems.first?.message.contains(part) == true)
  }

  @Test func `every table survives being written and read`() {
    let seed = UInt64.random(in: 0 ... .max)
    var random = SeededGenerator(seed: seed)
    let pieces = ["a", ",", "\"", "\n", "\r\n", "é", " ", ";", "\u{1F600}"]
    for _ in 0..<200 {
      let table = (0..<Int.random(in: 1...4, using: &random)).map { _ in
        ["x"] + (0..<3).map { _ in (0..<4).map { _ in pieces.randomElement(using: &random) ?? "" }.joined() }
      }
      let text = table.map { row in
        row.map { "\"\($0.replacing("\"", with: "\"\""))\"" }.joined(separator: ",")
      }.joined(separator: ["\n", "\r\n"].randomElement(using: &random) ?? "\n")
      let result = read(text)
      #expect(result.rows == table && result.problems.isEmpty, "seed \(seed)")
    }
  }
}
