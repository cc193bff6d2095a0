import Domain
import Foundation

extension FrameFormat {
  /// `data:image/jpeg;base64,…` (RFC 2397).
  func dataURI(_ bytes: [UInt8]) -> String {
    "data:\(mediaType);base64,\(Data(bytes).base64EncodedString())"
  }
}
