extension JSONValue {
  /// The clip's link among what a job made: the value itself, any item of a list, or what stands under one of the
  /// names that servers use. Pictures beside the clip are passed over; what is called a video comes first.
  var clipLink: String? {
    var found: [(link: String, isVideo: Bool)] = []
    collectLinks(isVideo: false, into: &found)
    return (found.first { $0.isVideo } ?? found.first)?.link
  }

  private static let linkNames = [
    "content", "output", "outputs", "video", "videos", "video_url", "output_url", "url", "urls",
  ]

  private func collectLinks(isVideo: Bool, into found: inout [(link: String, isVideo: Bool)]) {
    switch self {
    case .string(let text):
      // A caption or a word about the state stands in the same places.
      if text.contains("://") { found.append((text, isVideo)) }
    case .array(let elements):
      for element in elements { element.collectLinks(isVideo: isVideo, into: &found) }
    case .object:
      let type = self["type"]?.text?.lowercased() ?? ""
      let isVideo = isVideo || type.contains("video")
      guard isVideo || !type.contains(#/image|picture|thumbnail/#) else { return }
      for name in Self.linkNames { self[name]?.collectLinks(isVideo: isVideo, into: &found) }
    case .null, .bool, .number, .integer:
      break
    }
  }
}
