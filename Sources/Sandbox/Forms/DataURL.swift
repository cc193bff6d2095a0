internal import Foundation

/// A `data:` URL with base64 content (RFC 2397).
struct DataURL {
  /// Lower-case.
  let mediaType: String
  let content: Data

  init?(_ text: String) {
    guard text.hasPrefix("data:"), let comma = text.firstIndex(of: ",") else { return nil }
    let head = text[text.index(text.startIndex, offsetBy: 5)..<comma]
    guard head.hasSuffix(";base64"),
      let content = Data(base64Encoded: String(text[text.index(after: comma)...]))
    else { return nil }
    mediaType = head.dropLast(";base64".count).lowercased()
    self.content = content
  }
}
