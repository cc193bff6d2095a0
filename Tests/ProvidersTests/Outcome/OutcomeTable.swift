import Domain

@testable import Providers

/// Phase by phase: resolve, connect, TLS, request head, request body, response head, response body.
enum OutcomeTable {
  static let rows =
    unsent + sending + answering + cutReplies + successes + redirects + refusals + throttles + doubts

  private static let endings = PeerAction.Ending.allCases
  private static let id = #"{"id":"video_1","status":"queued"}"#
  private static let message = #"{"error":{"message":"The thing is wrong"}}"#

  private static let unsent: [OutcomeRow] =
    [
      OutcomeRow(
        name: "unknown host", place: .unknownHost, verdicts: [.notSent], reason: .providerFault),
      OutcomeRow(
        name: "refused connection", place: .closedPort, verdicts: [.notSent], reason: .providerFault),
      OutcomeRow(
        name: "plain text instead of a handshake", place: .notSecure,
        reading: .bytes(1, .raw(Array("HTTP/1.1 200 OK\r\n\r\n".utf8), then: .close)), verdicts: [.notSent],
        reason: .providerFault),
    ]
    + endings.map { .early("no handshake", after: 1, $0, place: .notSecure, [.notSent]) }
    + [.early("nothing read of a handshake", after: 0, .close, place: .notSecure, [.notSent])]

  private static let sending: [OutcomeRow] =
    // Whether the end is noticed before the first write is a race.
    [PeerAction.Ending.close, .reset].map { .early("nothing read", after: 0, $0, [.notSent, .ambiguous]) }
    + [.early("nothing read", after: 0, .stall, [.ambiguous])]
    + endings.map { .early("the first byte read", after: 1, $0, [.ambiguous]) }
    + endings.map { .early("a part of the body read", after: 200_000, $0, [.ambiguous]) }

  private static let answering: [OutcomeRow] =
    endings.map { .cut("no reply", "", $0, .ambiguous) }
    + endings.map { .cut("half a status line", "HTTP/1.1 20", $0, .ambiguous) }
    + endings.map { .cut("half a head", "HTTP/1.1 200 OK\r\nContent-Le", $0, .ambiguous) }
    + [
      .cut("half a head of a refusal", "HTTP/1.1 400 Bad Request\r\nContent-Le", .close, .ambiguous),
      .cut("no HTTP", "SSH-2.0-server\r\n\r\n", .close, .ambiguous),
      .cut("only a hint", "HTTP/1.1 100 Continue\r\n\r\n", .close, .ambiguous),
      .cut(
        "a hint and a success", "HTTP/1.1 103 Early Hints\r\n\r\nHTTP/1.1 200 OK\r\n\r\n\(id)", .close,
        .bought),
    ]

  private static let cutReplies: [OutcomeRow] =
    endings.map {
      .cut("200 cut in its body", "HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n\(id)", $0, .ambiguous)
    }
    + [
      .cut("201 without its body", "HTTP/1.1 201 Created\r\nContent-Length: 34\r\n\r\n", .close, .ambiguous),
      .cut(
        "202 cut between chunks",
        "HTTP/1.1 202 Accepted\r\nTransfer-Encoding: chunked\r\n\r\n22\r\n\(id)\r\n", .close,
        .ambiguous),
      .cut(
        "400 cut in its body", "HTTP/1.1 400 Bad Request\r\nContent-Length: 500\r\n\r\n{", .close, .refused,
        reason: .badRequest),
      .cut(
        "400 that never ends", "HTTP/1.1 400 Bad Request\r\nContent-Length: 500\r\n\r\n{", .stall, .refused,
        reason: .badRequest),
      .cut(
        "429 cut in its body", "HTTP/1.1 429 Slow\r\nRetry-After: 30\r\nContent-Length: 500\r\n\r\n{", .close,
        .notSent, reason: .rate, pause: .seconds(30)),
      .cut("500 cut in its body", "HTTP/1.1 500 Oh\r\nContent-Length: 500\r\n\r\n{", .close, .ambiguous),
    ]

  private static let successes: [OutcomeRow] =
    [200, 201, 202].map { .reply($0, "with an id", body: id, .bought) }
    + [200, 201, 202].map { .reply($0, "without an id", body: #"{"status":"queued"}"#, .ambiguous) }
    + [
      .reply(200, "that is empty", body: "", .ambiguous),
      .reply(200, "that is a page", body: "<html>video_1</html>", .ambiguous),
      .reply(200, "that is cut JSON", body: #"{"id":"video_1","#, .ambiguous),
      .reply(200, "with a list", body: "[]", .ambiguous),
      .reply(200, "with no id", body: #"{"id":null}"#, .ambiguous),
      .reply(200, "with an id that climbs", body: #"{"id":".."}"#, .ambiguous),
      .reply(200, "with an empty id", body: #"{"id":""}"#, .ambiguous),
      .reply(200, "with an error", body: message, .ambiguous),
      .reply(204, "without a body", body: "", .ambiguous),
    ]

  private static let redirects: [OutcomeRow] =
    [300, 301, 302, 303, 307, 308].map { .redirect($0) } + [.reply(304, "", .ambiguous)]

  private static let refusals: [OutcomeRow] = [
    .reply(400, "", body: message, .refused, reason: .badRequest),
    .reply(401, "", body: message, .refused, reason: .authentication, stops: true),
    .reply(402, "", body: message, .refused, reason: .balance, stops: true),
    .reply(403, "", body: message, .refused, reason: .authentication, stops: true),
    .reply(404, "", body: message, .refused, reason: .badRequest),
    .reply(
      404, "for a model", body: #"{"error":{"message":"gone","code":"model_not_found"}}"#, .refused,
      reason: .modelGone, stops: true),
    .reply(413, "", body: message, .refused, reason: .badImage),
    .reply(415, "", body: message, .refused, reason: .badImage),
    .reply(422, "", body: message, .refused, reason: .badRequest),
    .reply(400, "with an id", body: id, .refused, reason: .badRequest),
  ]

  private static let date = "Sun, 06 Nov 1994 08:49:37 GMT"

  private static let tooMuch = #"{"error":{"message":"Too many running tasks"}}"#

  private static let throttles: [OutcomeRow] = [
    .reply(429, "", .notSent, reason: .rate),
    .reply(
      429, "for an hour", headers: ["Retry-After": "3600"], .notSent, reason: .rate, pause: .seconds(3600)),
    .reply(
      429, "until a time", headers: ["Date": date, "Retry-After": "Sun, 06 Nov 1994 09:00:00 GMT"], .notSent,
      reason: .rate, pause: .seconds(623)),
    .reply(
      429, "until a time of our clock", headers: ["Retry-After": "Mon, 21 Sep 2026 14:14:20 GMT"], .notSent,
      reason: .rate, pause: .seconds(60)),
    .reply(
      429, "for milliseconds", headers: ["retry-after-ms": "1500", "Retry-After": "2"], .notSent,
      reason: .rate, pause: .milliseconds(1500)),
    .reply(
      429, "for an empty account", body: #"{"error":{"message":"no","code":"insufficient_quota"}}"#,
      .notSent, reason: .balance, stops: true),
    .reply(429, "with an id", body: id, .notSent, reason: .rate),
    .reply(400, "for too much at once", body: tooMuch, .notSent, reason: .busy),
    .reply(
      403, "for too much in a minute", body: #"{"error":{"message":"Too many requests"}}"#,
      headers: ["Retry-After": "20"], .notSent, reason: .rate, pause: .seconds(20)),
  ]

  private static let doubts: [OutcomeRow] =
    [408, 409, 410, 425, 500, 501, 502, 503, 504, 520, 522, 524, 529, 600].map {
      .reply($0, "", body: message, .ambiguous)
    }
    + [
      .reply(503, "with a pause", headers: ["Retry-After": "5"], .ambiguous),
      .reply(502, "with an id", body: id, .ambiguous),
      .reply(500, "for too much at once", body: tooMuch, .ambiguous, reason: .busy),
      .reply(
        503, "for a model", body: #"{"error":{"message":"no channel","code":"model_not_found"}}"#, .ambiguous,
        reason: .modelGone, stops: true),
    ]
}
