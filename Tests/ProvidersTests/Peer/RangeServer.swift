@testable import Providers

/// Serves one clip as RFC 9110 wants it, cut short where asked.
struct RangeServer: Sendable {
  let clip: [UInt8]
  var tag: String? = #""v1""#

  /// `cut` is how many bytes of the body are sent before the connection ends.
  func reply(
    to request: RecordedRequest, cut: Int? = nil, by ending: PeerAction.Ending = .close
  ) -> PeerAction {
    var headers = ["Content-Type": "video/mp4"]
    headers["ETag"] = tag
    let isSame = request.header("if-range").map { $0 == tag } ?? true
    guard isSame, let start = request.header("range").flatMap(Self.start) else {
      return Self.cut(.reply(200, headers: headers, body: clip), body: clip.count, at: cut, by: ending)
    }
    guard start < clip.count else {
      headers["Content-Range"] = "bytes */\(clip.count)"
      return .reply(416, headers: headers)
    }
    headers["Content-Range"] = "bytes \(start)-\(clip.count - 1)/\(clip.count)"
    let rest = Array(clip[start...])
    return Self.cut(.reply(206, headers: headers, body: rest), body: rest.count, at: cut, by: ending)
  }

  static func start(_ range: String) -> Int? {
    range.split(separator: "=").last.flatMap { $0.split(separator: "-").first }.flatMap { Int($0) }
  }

  private static func cut(
    _ action: PeerAction, body count: Int, at cut: Int?, by ending: PeerAction.Ending
  ) -> PeerAction {
    guard let cut, cut < count else { return action }
    return .raw(Array(action.bytes.dropLast(count - cut)), then: ending)
  }
}
