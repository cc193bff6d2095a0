import Foundation
import Testing

/// A request as `--record` keeps it and as the files in `fixtures/http` have it.
struct SentRequest {
  let method: String
  let path: String
  private let members: [String: Any]

  init(_ bytes: [UInt8]) throws {
    try self.init(JSONSerialization.jsonObject(with: Data(bytes)))
  }

  init(_ value: Any?) throws {
    members = try #require(value as? [String: Any])
    method = try #require(members["method"] as? String)
    path = try #require(members["path"] as? String)
  }

  var body: [String: Any] { members["body"] as? [String: Any] ?? [:] }

  var isList: Bool { method == "GET" && path.hasSuffix("/videos") }

  /// The leaves by their place, with a mark for what each shot has of its own: headers, query and body, the query only
  /// where it is the client's.
  func fields(withQuery: Bool) -> [String: String] {
    let own: Set = ["prompt", "sha256", "remix_video_id"]
    func leaves(_ value: Any, _ place: [String]) -> [(String, String)] {
      if let members = value as? [String: Any] { return members.flatMap { leaves($1, place + [$0]) } }
      if let list = value as? [Any] { return list.enumerated().flatMap { leaves($1, place + ["\($0)"]) } }
      return [(place.joined(separator: "/"), own.contains(place.last ?? "") ? "its own" : "\(value)")]
    }
    let parts = ["headers", "body"] + (withQuery ? ["query"] : [])
    return Dictionary(uniqueKeysWithValues: parts.flatMap { leaves(members[$0] ?? [String: Any](), [$0]) })
  }
}
