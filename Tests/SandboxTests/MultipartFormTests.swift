import Foundation
import TestSupport
import Testing

@testable import Sandbox

struct MultipartFormTests {
  @Test func `fields and files come out as they went in`() throws {
    let bytes = Data((0..<5000).map { UInt8(truncatingIfNeeded: $0 &* 31) }) + Data("\r\n--frontier".utf8)
    var source = TestForm()
    source.add("prompt", "zwei\r\nZeilen, ünïcode")
    source.add("empty", "")
    source.add("input_reference", file: "a \\\"b\\\".png", type: "Image/PNG; x=y", bytes)
    let parts = try MultipartForm(source.body, boundary: source.boundary).parts
    #expect(parts.map(\.name) == ["prompt", "empty", "input_reference"])
    #expect(parts.map(\.fileName) == [nil, nil, "a \"b\".png"])
    #expect(parts.map(\.mediaType) == [nil, nil, "image/png"])
    #expect(String(decoding: parts[0].content, as: UTF8.self) == "zwei\r\nZeilen, ünïcode")
    #expect(parts[1].content.isEmpty)
    #expect(Data(parts[2].content) == bytes)
  }

  @Test func `a form of no parts is a form`() throws {
    #expect(try MultipartForm(Data("--b--".utf8), boundary: "b").parts.isEmpty)
  }

  @Test(
    arguments: [
      ("", "does not start"),
      ("preamble\r\n--b\r\n", "does not start"),
      ("--c--", "does not start"),
      ("--b", "line break"),
      ("--bb--", "line break"),
      ("--b\nContent-Disposition: form-data; name=\"a\"\n\n1\n--b--", "line break"),
      ("--b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n", "closing boundary"),
      ("--b\r\nContent-Disposition: form-data; name=\"a\"\r\n--b--", "headers of a part do not end"),
      ("--b\r\nContent-Disposition: attachment; name=\"a\"\r\n\r\n1\r\n--b--", "Content-Disposition"),
      ("--b\r\nContent-Disposition: form-data\r\n\r\n1\r\n--b--", "Content-Disposition"),
      ("--b\r\nX: y\r\n\r\n1\r\n--b--", "Content-Disposition"),
      ("--b\r\nX\r\n\r\n1\r\n--b--", "header line"),
      ("--b\r\nX: 1\r\nX: 2\r\n\r\n1\r\n--b--", "header line"),
      (
        "--b\r\nContent-Disposition: form-data; name=\"a\"\r\nContent-Transfer-Encoding: base64\r\n\r\n1\r\n--b--",
        "Content-Transfer-Encoding"
      ),
    ])
  func `a malformed form is refused with a reason`(body: String, reason: String) {
    let error = #expect(throws: MultipartForm.Malformed.self) {
      try MultipartForm(Data(body.utf8), boundary: "b")
    }
    #expect(error?.reason.contains(reason) == true, "\(error?.reason ?? "no error")")
  }

  @Test(arguments: ["", "bad\"quote", "ends in blank ", String(repeating: "b", count: 71)])
  func `a boundary must be one that RFC 2046 allows`(boundary: String) {
    #expect(throws: MultipartForm.Malformed.self) {
      try MultipartForm(Data("--\(boundary)--".utf8), boundary: boundary)
    }
  }

  @Test func `parts and their headers are bounded in number and length`() {
    var many = TestForm()
    for number in 0...MultipartForm.partLimit { many.add("f\(number)", "x") }
    #expect(throws: MultipartForm.Malformed.self) { try MultipartForm(many.body, boundary: many.boundary) }
    var long = TestForm()
    long.add(head: "X: " + String(repeating: "y", count: MultipartForm.headLimit), Data())
    #expect(throws: MultipartForm.Malformed.self) { try MultipartForm(long.body, boundary: long.boundary) }
  }

  @Test(arguments: [UInt64(1), 2, 3])
  func `no mutation of a form traps, and what is read lies within the body`(seed: UInt64) {
    let form = TestForm.create(["model": "sora-2"])
    var random = SeededGenerator(seed: seed)
    var read = 0
    for round in 0..<2000 {
      let body = random.mutate(form.body)
      guard let parsed = try? MultipartForm(body, boundary: form.boundary) else { continue }
      read += 1
      let total = parsed.parts.reduce(0) { $0 + $1.content.count }
      #expect(total <= body.count, "seed \(seed), round \(round)")
    }
    #expect(read > 0, "seed \(seed)")
  }
}
