/// A still that is made of a job when it is first asked for.
enum JobPicture: String, Sendable, CaseIterable {
  /// The first picture.
  case thumbnail
  /// Pictures from the whole clip, in rows.
  case spritesheet

  var fileName: String {
    switch self {
    case .thumbnail: "thumbnail.webp"
    case .spritesheet: "spritesheet.jpg"
    }
  }

  var mediaType: String {
    switch self {
    case .thumbnail: "image/webp"
    case .spritesheet: "image/jpeg"
    }
  }
}
