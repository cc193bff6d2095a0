import NIOHTTP1
import Testing

@testable import Providers

struct TimeTests {
  @Test(arguments: [
    ("1970-01-01", 0), ("1969-12-31", -1), ("2000-02-29", 11_016), ("2026-09-24", 20_720),
    ("2100-03-01", 47_541),
  ])
  func `days are counted from 1970`(text: String, number: Int) {
    #expect(CalendarDay(text)?.number == number)
  }

  @Test(arguments: [
    "2026-02-29", "2100-02-29", "2026-13-01", "2026-00-01", "2026-04-31", "2026-9-24", "20260924", "",
    "abcd-ef-gh",
    "2026-09-24T00:00", "+026-09-24",
  ])
  func `what is no day is none`(text: String) {
    #expect(CalendarDay(text) == nil)
  }

  @Test(arguments: [
    "Sun, 06 Nov 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994",
  ])
  func `the three forms of an HTTP date are one moment`(text: String) {
    #expect(HTTPDate.parse(text) == 784_111_777)
  }

  @Test(arguments: [
    "", "soon", "Sun, 31 Feb 1994 08:49:37 GMT", "Sun, 06 Nov 1994 25:49:37 GMT", "1 2 3 4 5",
  ])
  func `what is no HTTP date is none`(text: String) {
    #expect(HTTPDate.parse(text) == nil)
  }

  struct Pause: Sendable {
    let headers: [String: String]
    let pause: Duration?
  }

  @Test(arguments: [
    Pause(headers: [:], pause: nil), Pause(headers: ["retry-after": "0"], pause: .zero),
    Pause(headers: ["retry-after": "120"], pause: .seconds(120)),
    Pause(headers: ["retry-after": "1.5"], pause: .milliseconds(1500)),
    Pause(headers: ["retry-after-ms": "250"], pause: .milliseconds(250)),
    Pause(headers: ["retry-after-ms": "soon", "retry-after": "2"], pause: .seconds(2)),
    Pause(headers: ["retry-after": "-5"], pause: nil), Pause(headers: ["retry-after": "soon"], pause: nil),
    Pause(headers: ["retry-after": "1e300"], pause: .seconds(30 * 86_400)),
    Pause(headers: ["retry-after": "Sun, 06 Nov 1994 08:49:37 GMT"], pause: .seconds(37)),
    Pause(
      headers: ["date": "Sun, 06 Nov 1994 08:49:30 GMT", "retry-after": "Sun, 06 Nov 1994 08:49:37 GMT"],
      pause: .seconds(7)),
    Pause(
      headers: ["date": "Sun, 06 Nov 1994 09:00:00 GMT", "retry-after": "Sun, 06 Nov 1994 08:49:37 GMT"],
      pause: .zero),
  ])
  func `the pause a server asks for is read in every form`(row: Pause) {
    let headers = HTTPHeaders(row.headers.map { ($0.key, $0.value) })
    #expect(RetryAfter.parse(headers, now: 784_111_740) == row.pause)
  }
}
