import Foundation
import TestSupport
import Testing

/// What one file in `fixtures/http` says that a client sends.
struct GoldenRequests {
  private let rows: [String: SentRequest]

  init(_ name: String) throws {
    let rows = try JSONSerialization.jsonObject(with: Data(Fixtures.bytes("http/\(name).json")))
    self.rows = try #require(rows as? [String: Any]).mapValues { try SentRequest($0) }
  }

  func has(_ kind: String) -> Bool { rows[kind] != nil }

  /// What makes the program send the file's own model, length and options.
  var settings: [String] {
    guard let body = rows["submit"]?.body, let seconds = body["duration"] as? String else {
      return ["--seconds", "4"]
    }
    let options = ["hd", "watermark", "private"].flatMap { name in
      (body[name] as? Bool).map { ["--option", "\(name)=\($0)"] } ?? []
    }
    return ["--seconds", seconds, "--model", body["model"] as? String ?? ""] + options
  }

  /// Every request must be one of `kinds`, equal to it in method, path and all fields, and each kind must be there.
  ///
  /// Paths are compared from their base on: `base` here, the file's own there. Gives the number of the first kind.
  func compare(_ sent: [SentRequest], to kinds: [String], under base: String) throws -> Int {
    var counts: [String: Int] = [:]
    for request in sent {
      let kind = try #require(
        kinds.first { kind in rows[kind].map { matches(request, $0, under: base) } ?? false },
        "\(request.method) \(request.path) is none of \(kinds)")
      counts[kind, default: 0] += 1
      let row = try #require(rows[kind])
      let withQuery = !isLink(row)
      #expect(request.fields(withQuery: withQuery) == row.fields(withQuery: withQuery), "\(kind)")
    }
    for kind in kinds { #expect(counts[kind] != nil, "no \(kind)") }
    return counts[kinds[0]] ?? 0
  }

  /// What the paths of all but links begin with.
  private var base: String {
    let path = rows["submit"]?.path ?? ""
    let own = ["/videos/generations", "/videos", "/generation"].first { path.hasSuffix($0) } ?? ""
    return String(path.dropLast(own.count))
  }

  /// Its address came with a reply: it is the server's choice.
  private func isLink(_ row: SentRequest) -> Bool { !row.path.hasPrefix(base + "/") }

  private func matches(_ sent: SentRequest, _ row: SentRequest, under base: String) -> Bool {
    guard sent.method == row.method else { return false }
    if isLink(row) { return sent.path.hasPrefix("/sandbox/clips/") }
    guard sent.path.hasPrefix(base + "/") else { return false }
    let (own, other) = (
      sent.path.dropFirst(base.count).split(separator: "/"),
      row.path.dropFirst(self.base.count).split(separator: "/")
    )
    return own.count == other.count
      && zip(own, other).allSatisfy { $0 == $1 || $0 == "{id}" || $1 == "{id}" }
  }
}
