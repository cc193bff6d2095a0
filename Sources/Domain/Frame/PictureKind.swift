/// A source type that the worker may decode, named by what its bytes are.
package enum PictureKind: String, Sendable, Codable, CaseIterable {
  case jpeg
  case png
  case webp
  case gif
  case tiff
  case heif

  /// From libmagic's MIME type; nil when no loader may be given these bytes.
  package init?(mediaType: String) {
    switch mediaType {
    case "image/jpeg": self = .jpeg
    // Later versions of libmagic name animated PNGs; every loader takes them for their first frame.
    case "image/png", "image/apng", "image/vnd.mozilla.apng": self = .png
    case "image/webp": self = .webp
    case "image/gif": self = .gif
    case "image/tiff": self = .tiff
    case "image/heic", "image/heif", "image/avif": self = .heif
    default: return nil
    }
  }

  /// Lower-case extensions by which a file in a folder counts as a source even when its bytes disagree.
  package static let fileExtensions: Set<String> = Set(allCases.flatMap(\.fileExtensions)).union([
    "bmp", "jxl", "jp2", "psd", "dng", "cr2", "cr3", "nef", "arw",
  ])
}

extension PictureKind {
  /// As people call it.
  package var title: String {
    switch self {
    case .jpeg: "JPEG"
    case .png: "PNG"
    case .webp: "WebP"
    case .gif: "GIF"
    case .tiff: "TIFF"
    case .heif: "HEIC or AVIF"
    }
  }

  /// The extensions that names of such files have, in lower case, the usual one first.
  package var fileExtensions: [String] {
    switch self {
    case .jpeg: ["jpg", "jpeg", "jpe", "jfif"]
    case .png: ["png", "apng"]
    case .webp: ["webp"]
    case .gif: ["gif"]
    case .tiff: ["tif", "tiff"]
    case .heif: ["heic", "heif", "hif", "avif"]
    }
  }
}
