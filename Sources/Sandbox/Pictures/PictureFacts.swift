internal import Domain
internal import Foundation

/// Type and size of a picture, from its own bytes.
///
/// Written apart from the client's imaging on purpose: a peer with the client's readers would share their bugs.
struct PictureFacts: Equatable {
  let format: FrameFormat
  let size: PixelSize

  enum Problem: Error, Equatable {
    /// The first bytes are none of the three signatures.
    case unknownType
    /// The signature fits, but the header can't be right or the file is cut short.
    case damaged(FrameFormat)
  }

  static func read(_ data: Data) throws(Problem) -> PictureFacts {
    let bytes = ByteWindow(data)
    guard let format = signature(bytes) else { throw .unknownType }
    let sides: (width: Int, height: Int)? =
      switch format {
      case .jpeg: JPEGHeader.sides(bytes)
      case .png: PNGHeader.sides(bytes)
      case .webp: WebPHeader.sides(bytes)
      }
    guard let sides, let size = PixelSize(width: sides.width, height: sides.height) else {
      throw .damaged(format)
    }
    return PictureFacts(format: format, size: size)
  }

  private static func signature(_ bytes: ByteWindow) -> FrameFormat? {
    if bytes.has(JPEGHeader.signature, at: 0) { return .jpeg }
    if bytes.has(PNGHeader.signature, at: 0) { return .png }
    if bytes.has("RIFF", at: 0), bytes.has("WEBP", at: 8) { return .webp }
    return nil
  }
}
