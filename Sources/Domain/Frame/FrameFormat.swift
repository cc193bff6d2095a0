/// The file types that image-to-video services take for a first frame.
package enum FrameFormat: String, Sendable, Codable, CaseIterable {
  case jpeg
  case png
  case webp

  package var mediaType: String { "image/\(rawValue)" }

  /// Without the dot; `jpg` for JPEG, as the output contract names it.
  package var fileExtension: String { self == .jpeg ? "jpg" : rawValue }

  /// The largest side the format can hold, in pixels.
  package var sideLimit: Int {
    switch self {
    case .jpeg: 65_500
    case .png: 65_500
    case .webp: 16_383
    }
  }

  /// The format a file name asks for, nil when its extension is none of the three.
  package init?(fileExtension: String) {
    switch fileExtension.lowercased() {
    case "jpg", "jpeg": self = .jpeg
    case "png": self = .png
    case "webp": self = .webp
    default: return nil
    }
  }
}

extension FrameFormat {
  package var kind: PictureKind {
    switch self {
    case .jpeg: .jpeg
    case .png: .png
    case .webp: .webp
    }
  }

  /// Nil for a type that no service takes.
  package init?(_ kind: PictureKind) {
    guard let format = Self.allCases.first(where: { $0.kind == kind }) else { return nil }
    self = format
  }
}
