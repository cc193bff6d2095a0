import NIOHTTP1
import Testing

@testable import Providers

struct DownloadDecisionTests {
  struct Row: Sendable {
    let status: Int
    let headers: [String: String]
    let isResuming: Bool
    let decision: DownloadDecision
  }

  @Test(arguments: [
    Row(status: 200, headers: [:], isResuming: false, decision: .write(from: 0, total: nil)),
    Row(status: 200, headers: ["content-length": "9"], isResuming: true, decision: .write(from: 0, total: 9)),
    Row(
      status: 206, headers: ["content-range": "bytes 100-199/200"], isResuming: true,
      decision: .write(from: 100, total: 200)),
    Row(
      status: 206, headers: ["content-range": "bytes 100-149/200", "etag": "\"a\""], isResuming: true,
      decision: .write(from: 100, total: 200)),
    Row(
      status: 206, headers: ["content-range": "bytes 100-199/*"], isResuming: true,
      decision: .write(from: 100, total: 200)),
    Row(
      status: 206, headers: ["content-range": "bytes 100-199/200", "etag": "\"b\""], isResuming: true,
      decision: .startOver),
    Row(
      status: 206, headers: ["content-range": "bytes 100-199/200", "etag": "W/\"a\""], isResuming: true,
      decision: .startOver),
    Row(
      status: 206, headers: ["content-range": "bytes 0-199/200"], isResuming: true, decision: .startOver),
    Row(status: 206, headers: ["content-range": "bytes 100-200/200"], isResuming: true, decision: .startOver),
    Row(status: 206, headers: ["content-range": "items 100-199/200"], isResuming: true, decision: .startOver),
    Row(status: 206, headers: [:], isResuming: true, decision: .startOver),
    Row(
      status: 416, headers: ["content-range": "bytes */100", "etag": "\"a\""], isResuming: true,
      decision: .complete),
    Row(status: 416, headers: ["content-range": "bytes */100"], isResuming: true, decision: .startOver),
    Row(
      status: 416, headers: ["content-range": "bytes */90", "etag": "\"a\""], isResuming: true,
      decision: .startOver),
    Row(status: 416, headers: [:], isResuming: true, decision: .startOver),
    Row(status: 302, headers: [:], isResuming: true, decision: .refuse),
    Row(status: 404, headers: ["content-encoding": "gzip"], isResuming: false, decision: .refuse),
    Row(
      status: 200, headers: ["content-encoding": "gzip"], isResuming: false,
      decision: .unusable("it is encoded as gzip")),
  ])
  func `a reply's head decides what happens to the part`(row: Row) throws {
    let tag = try #require(EntityTag("\"a\""))
    let resume = ResumePoint(job: try Sample.job("v"), tag: tag, length: 100)
    let headers = HTTPHeaders(row.headers.map { ($0.key, $0.value) })
    let decision = DownloadDecision.of(
      status: row.status, headers: headers, resume: row.isResuming ? resume : nil)
    #expect(decision == row.decision)
  }

  @Test(arguments: ["W/\"a\"", "a", "\"a", "\"", "", "\"a\"b\"", "\"a\nb\"", "\"a b\""])
  func `weak and broken tags are no tags`(text: String) {
    #expect(EntityTag(text) == nil)
  }

  @Test(arguments: [
    "bytes 5-4/9", "bytes -5/9", "bytes 1-2", "bytes */*", "bytes a-b/c", "bytes 1-2/", "1-2/3",
    "bytes 99999999999999999999-1/2", "bytes +1-2/3",
  ])
  func `broken content ranges are no ranges`(text: String) {
    #expect(ContentRange(text) == nil)
  }
}
