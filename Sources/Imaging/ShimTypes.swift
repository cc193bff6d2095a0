internal import Domain
internal import ImagingShim

extension PictureKind {
  var shimKind: ff_kind {
    switch self {
    case .jpeg: FF_JPEG
    case .png: FF_PNG
    case .webp: FF_WEBP
    case .gif: FF_GIF
    case .tiff: FF_TIFF
    case .heif: FF_HEIF
    }
  }
}

extension ff_error {
  var message: String {
    unsafe withUnsafeBytes(of: text) { bytes in
      unsafe String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }
  }
}
