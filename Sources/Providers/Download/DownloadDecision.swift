import NIOHTTP1

/// What a reply to a download means for the part file.
enum DownloadDecision: Equatable, Sendable {
  /// The body belongs at this offset; `total` is the whole clip's length when it is known.
  case write(from: Int, total: Int?)
  /// The part is already the whole clip.
  case complete
  /// The part is of no use: ask again for everything.
  case startOver
  /// Not a clip: the body, if any, says why.
  case refuse
  /// A success that can't be used, and why.
  case unusable(String)

  static func of(status: Int, headers: HTTPHeaders, resume: ResumePoint?) -> DownloadDecision {
    if let coding = headers.first(name: "content-encoding"), coding.lowercased() != "identity" {
      guard !(200...299).contains(status) else { return .unusable("it is encoded as \(coding)") }
    }
    let range = headers.first(name: "content-range").flatMap { ContentRange($0) }
    switch (status, resume) {
    case (200, _):
      return .write(from: 0, total: headers.first(name: "content-length").flatMap { Int($0) })
    case (206, let resume?):
      guard let span = range?.range, span.lowerBound == resume.length, sameTag(headers, resume) else {
        return .startOver
      }
      // A server may send less than asked for; what is missing is asked for in the next attempt.
      return .write(from: resume.length, total: range?.total ?? span.upperBound + 1)
    case (416, let resume?):
      let isWhole = range?.total == resume.length && headers["etag"] == [resume.tag.text]
      return isWhole ? .complete : .startOver
    case (206, nil), (416, nil):
      return .unusable("a part of the clip came though all of it was asked for")
    case (200...299, _):
      return .unusable("it has no content")
    default:
      return .refuse
    }
  }

  private static func sameTag(_ headers: HTTPHeaders, _ resume: ResumePoint) -> Bool {
    headers.first(name: "etag").map { $0 == resume.tag.text } ?? true
  }
}
