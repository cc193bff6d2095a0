import Domain
import TestSupport

/// Serves clips at `/<number>/<link>`, each cut on its first request and then served in one particular way.
final class CutServer: Sendable {
  enum Kind: String, Sendable, CaseIterable {
    case partial
    case whole
    case wrongContentRange
    case unsatisfiable
    case changedTag
    case weakTag
    case noTag
    case expiredLink
  }

  private let kind: Kind
  /// Requests for each clip, and whether it has been exchanged for another one.
  private let seen = Locked<[Int: Int]>([:])

  init(kind: Kind) { self.kind = kind }

  /// The clip as it must be in the end.
  func clip(_ number: Int) -> [UInt8] {
    bytes(number, edition: kind == .changedTag ? 2 : 1)
  }

  func answer(_ request: RecordedRequest) -> PeerAction {
    let words = request.target.split(separator: "/")
    guard words.count == 3, let number = Int(words[1]) else { return .reply(400) }
    let round = seen.withLock { seen in
      seen[number, default: 0] += 1
      return seen[number] ?? 0
    }
    var random = SeededGenerator(seed: UInt64(number) << 8 | UInt64(round))
    let ending: PeerAction.Ending = Bool.random(using: &random) ? .close : .reset
    var server = RangeServer(clip: bytes(number, edition: 1), tag: tag)
    if round == 1 {
      // The first byte at least, so that most kinds have something to go on from.
      let cut = Int.random(in: min(1, server.clip.count - 1)..<server.clip.count, using: &random)
      // A reset may take back what was sent; a close does not.
      return server.reply(to: request, cut: cut, by: number % 4 == 3 ? .reset : .close)
    }
    if kind == .changedTag { server = RangeServer(clip: bytes(number, edition: 2), tag: #""v2""#) }
    let cut = round < 5 ? Int.random(in: 0..<server.clip.count, using: &random) : nil
    guard round == 2 else { return server.reply(to: request, cut: cut, by: ending) }
    return second(request, server, cut: cut, by: ending, &random)
      ?? server.reply(to: request, cut: cut, by: ending)
  }

  private func second(
    _ request: RecordedRequest, _ server: RangeServer, cut: Int?, by ending: PeerAction.Ending,
    _ random: inout SeededGenerator
  ) -> PeerAction? {
    if kind == .expiredLink {
      return .json(#"{"error":{"message":"Request has expired"}}"#, status: 403)
    }
    guard let start = request.header("range").flatMap(RangeServer.start) else { return nil }
    let count = server.clip.count
    switch kind {
    case .whole:
      return .reply(200, headers: ["ETag": #""v1""#], body: server.clip)
    case .wrongContentRange:
      let wrong = Int.random(in: 0..<count, using: &random)
      let ranges = [
        "bytes \(wrong == start ? 0 : wrong)-\(count - 1)/\(count)", "bytes \(start)-\(count)/\(count)",
        "bytes \(start)", "items \(start)-\(count - 1)/\(count)", "bytes */\(count)",
      ]
      let range = ranges.randomElement(using: &random) ?? ""
      // Where the range is a lie the bytes are none of the clip's.
      return .reply(
        206, headers: ["ETag": #""v1""#, "Content-Range": range], body: random.bytes(count - start))
    case .unsatisfiable:
      return .reply(416, headers: ["Content-Range": "bytes */\(count)", "ETag": #""v1""#])
    case .changedTag where Bool.random(using: &random):
      // A server that overlooks If-Range.
      return .reply(
        206, headers: ["ETag": #""v2""#, "Content-Range": "bytes \(start)-\(count - 1)/\(count)"],
        body: Array(server.clip[start...]))
    default: return nil
    }
  }

  private var tag: String? {
    switch kind {
    case .weakTag: #"W/"v1""#
    case .noTag: nil
    default: #""v1""#
    }
  }

  /// Both editions of a clip are of one length, so that only the tag tells them apart.
  private func bytes(_ number: Int, edition: UInt64) -> [UInt8] {
    var length = SeededGenerator(seed: UInt64(number))
    var content = SeededGenerator(seed: UInt64(number) << 2 | edition)
    return content.bytes(Int.random(in: 2...40_000, using: &length))
  }
}
