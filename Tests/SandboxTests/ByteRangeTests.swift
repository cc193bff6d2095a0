import Testing

@testable import Sandbox

struct ByteRangeTests {
  @Test(
    arguments: [
      (nil, .whole),
      ("bytes=0-0", .part(0..<1)),
      ("bytes=2-5", .part(2..<6)),
      ("bytes=2-", .part(2..<10)),
      ("bytes=-3", .part(7..<10)),
      ("bytes=-99", .part(0..<10)),
      ("bytes=5-99", .part(5..<10)),
      ("bytes=5-99999999999999999999999", .part(5..<10)),
      ("bytes=10-", .unsatisfiable),
      ("bytes=99999999999999999999999-", .unsatisfiable),
      ("bytes=-0", .unsatisfiable),
      ("Bytes=1-2", .part(1..<3)),
      ("bytes=5-2", .whole),
      ("bytes=0-1,3-4", .whole),
      ("bytes=a-b", .whole),
      ("bytes=--1", .whole),
      ("bytes=-", .whole),
      ("items=0-1", .whole),
      ("bytes", .whole),
    ] as [(String?, ByteRange)])
  func `a range header is honoured, refused or passed over`(header: String?, expected: ByteRange) {
    #expect(ByteRange.read(header, ifRange: nil, etag: "\"a\"", length: 10) == expected)
  }

  @Test(arguments: [
    ("\"a\"", true), ("\"b\"", false), ("W/\"a\"", false), ("Sat, 21 Nov 2026 00:00:00 GMT", false),
  ])
  func `a range counts only when If-Range is the strong tag`(ifRange: String, counts: Bool) {
    let answer = ByteRange.read("bytes=2-3", ifRange: ifRange, etag: "\"a\"", length: 10)
    #expect(answer == (counts ? .part(2..<4) : .whole))
  }
}
