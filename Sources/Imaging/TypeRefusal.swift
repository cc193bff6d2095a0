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
    // libmagic knows none of these: drawings behind a byte order mark or compressed, and newer HEIF brands.
    if mediaType != "image/svg+xml", isDrawing(start) {
      return Rejection(.typeNotTaken, "it is an SVG drawing, which is not decoded; save it as PNG or JPEG")
    }
    if let brand = brand(of: start), let name = brands[brand] {
      return Rejection(.typeNotTaken, "it is \(name), which is not decoded; save it as PNG or JPEG")
    }
    if let picture = pictures[mediaType] {
      return Rejection(.typeNotTaken, "it is \(picture), which is not decoded; save it as PNG or JPEG")
    }
    let advice = mediaType.hasPrefix("video/") ? "; save one frame of it as PNG or JPEG" : ""
    return Rejection(.notAPicture, "it is \(others(mediaType)), not a picture\(advice)")
  }

  private static func isDrawing(_ start: [UInt8]) -> Bool {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let text = String(decoding: start.dropFirst(start.starts(with: mark) ? 3 : 0).prefix(1024), as: UTF8.self)
    return text.drop(while: \.isWhitespace).hasPrefix("<") && text.contains("<svg")
  }

  /// The major brand of a file of boxes.
  private static func brand(of start: [UInt8]) -> String? {
    guard start.count >= 12, start[4..<8].elementsEqual("ftyp".utf8) else { return nil }
    return String(decoding: start[8..<12], as: UTF8.self)
  }

  private static let brands: [String: String] = [
    "crx ": "a camera's raw file", "avci": "an AVC picture in HEIF", "avcs": "an AVC sequence in HEIF",
    "miaf": "a HEIF picture of a general kind", "mif2": "a HEIF picture of a newer kind",
    "jpeg": "a JPEG in HEIF", "jxl ": "a JPEG XL picture",
  ]

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
    "application/pdf": "a PDF document",
    "image/heif-sequence": "a HEIF sequence",
    "image/x-canon-crw": "a camera's raw file",
    "image/x-nikon-nef": "a camera's raw file",
    "image/x-sony-arw": "a camera's raw file",
    "image/x-adobe-dng": "a camera's raw file",
    "image/x-fuji-raf": "a camera's raw file",
    "image/x-olympus-orf": "a camera's raw file",
    "image/x-panasonic-raw": "a camera's raw file",
    "image/x-x3f": "a camera's raw file",
    "image/jpx": "a JPEG 2000 picture",
    "image/jpm": "a JPEG 2000 picture",
    "image/jxr": "a JPEG XR picture",
    "image/x-xcf": "a GIMP document",
    "image/x-dpx": "a DPX picture",
    "image/x-tga": "a TGA picture",
    "image/x-icns": "an icon",
    "image/x-pcx": "a PCX picture",
    "image/x-portable-pixmap": "a PPM picture",
    "image/x-portable-greymap": "a PGM picture",
    "image/x-portable-bitmap": "a PBM picture",
    "image/wmf": "a WMF drawing",
    "image/emf": "an EMF drawing",
    "image/x-award-bmp": "a BMP picture",
    "image/qoi": "a QOI picture",
    "image/x-qoi": "a QOI picture",
    "image/vnd.djvu": "a DjVu document",
    "application/postscript": "a PostScript document",
    "application/dicom": "a DICOM picture",
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
