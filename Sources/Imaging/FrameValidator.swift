internal import Domain

/// The last word before a frame is handed on: type, size, colours, no metadata, every pixel decodable.
struct FrameValidator {
  let size: PixelSize
  let format: FrameFormat

  /// Throws a `Rejection` naming the first thing that is not as it must be.
  func check(_ bytes: [UInt8], mediaType: String) throws(Rejection) {
    try require(mediaType == format.mediaType, "its type is \(mediaType), not \(format.mediaType)")
    do {
      try Picture.with(bytes, kind: format.kind, strict: true) { picture in
        let facts = picture.facts
        let found = facts.header.stored
        try require(found == size, "its size is \(found), not \(size)")
        try require(facts.is8BitSRGB, "it is not three channels of 8-bit sRGB")
        try require(facts.header.orientation == .upright, "it has an orientation tag")
        try require(!facts.hasMetadata && !facts.hasProfile, "it carries metadata")
        try require(facts.header.pages == 1, "it has more than one picture")
        try picture.decodeAll()
      }
    } catch let rejection as Rejection {
      throw rejection
    } catch {
      throw Self.rejection("it can't be decoded (\(error))")
    }
  }

  private func require(_ condition: Bool, _ complaint: String) throws(Rejection) {
    if !condition { throw Self.rejection(complaint) }
  }

  private static func rejection(_ complaint: String) -> Rejection {
    Rejection(nil, "the frame made from it failed its check: \(complaint); please report this picture")
  }
}
