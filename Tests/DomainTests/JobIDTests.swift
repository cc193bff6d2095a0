import Domain
import Foundation
import Testing

@Suite struct JobIDTests {
  @Test(arguments: [
    "video_68f1", "a", "task/with?odd#parts", "ünïcode", "...", ".a", String(repeating: "x", count: 512),
  ])
  func `takes what a provider may call a job`(text: String) {
    #expect(JobID(text)?.rawValue == text)
    #expect(JobID(text)?.description == text)
  }

  @Test(arguments: [
    "", " ", "a b", "a\nb", "a\u{0}", "tab\t", "\u{7F}", ".", "..", String(repeating: "x", count: 513),
  ])
  func `refuses what can't be one segment of a path`(text: String) {
    #expect(JobID(text) == nil)
  }

  @Test func `JSON is the bare string, and a bad one is an error`() throws {
    let id = try #require(JobID("job-1"))
    let json = try JSONEncoder().encode([id])
    #expect(String(decoding: json, as: UTF8.self) == #"["job-1"]"#)
    #expect(try JSONDecoder().decode([JobID].self, from: json) == [id])
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode([JobID].self, from: Data(#"["a b"]"#.utf8))
    }
  }
}
