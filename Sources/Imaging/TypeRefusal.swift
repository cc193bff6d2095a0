internal import Domain

/// The sentence for bytes that no allowed loader takes: what they are and what to do.
enum TypeRefusal {
  private static let lfsPointer = Array("version https://git-lfs.github.com/spec/".utf8)

  static func rejection(mediaType: String, start: [UInt8]) -> Rejection {
    if start.isEmpty {
      return Rejection(.notAPicture, "the file is empty; restore it from its origin")
    }
    if start.starts(with: lfsPointer) {
      return Rejection(.lfsPointer, "it is a Git LFS pointer, not the picture; run git lfs pull")
    }
    if let picture = pictures[mediaType] {
      return Rejection(.typeNotTaken, "it is \(picture), which is not decoded; save it as PNG or JPEG")
    }
    return Rejection(.notAPicture, "it is \(others(mediaType)), not a picture")
  }

  private static let pictures: [String: String] = [
    "image/svg+xml": "an SVG drawing",
    "image/jxl": "a JPEG XL picture",
    "image/jp2": "a JPEG 2000 picture",
    "image/x-jp2-codestream": "a JPEG 2000 picture",
    "image/bmp": "a BMP picture",
    "image/x-ms-bmp": "a BMP picture",
    "image/vnd.microsoft.icon": "an icon",
    "image/vnd.adobe.photoshop": "a Photoshop document",
    "image/x-exr": "an OpenEXR picture",
    "image/x-canon-cr2": "a camera's raw file",
    "image/x-canon-cr3": "a camera's raw file",
    "image/heic-sequence": "a HEIC sequence",
    "image/heif-sequence": "a HEIF sequence",
    "application/pdf": "a PDF document",
  ]

  private static func others(_ mediaType: String) -> String {
    switch mediaType {
    case "application/octet-stream": "data of an unknown kind"
    case "text/html": "a web page"
    case let type where type.hasPrefix("text/"): "text"
    case let type where type.hasPrefix("video/"): "a video (\(type))"
    case let type where type.hasPrefix("audio/"): "a sound (\(type))"
    case let type where type.hasPrefix("image/"): "a picture of a kind that is not decoded (\(type))"
    default: "a file of type \(mediaType)"
    }
  }
}
