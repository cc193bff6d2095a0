internal import Domain
internal import Foundation

/// A picture that came with a request: its bytes, and what they say about themselves.
struct SubmittedFrame {
  let bytes: Data
  let facts: PictureFacts

  enum Problem: Error, Equatable {
    /// It is declared as something that no service takes.
    case type(String)
    /// It is declared as the first, but its bytes are the second; nil when they are no picture.
    case bytes(String, FrameFormat?)
    case damaged(String)
    /// Where a data URL should stand.
    case noDataURL
  }

  init(_ bytes: Data, declared: String) throws(Problem) {
    guard FrameFormat.allCases.map(\.mediaType).contains(declared) else { throw .type(declared) }
    do {
      facts = try PictureFacts.read(bytes)
    } catch .damaged(let format) {
      throw format.mediaType == declared ? .damaged(declared) : .bytes(declared, format)
    } catch {
      throw .bytes(declared, nil)
    }
    guard facts.format.mediaType == declared else { throw .bytes(declared, facts.format) }
    self.bytes = bytes
  }

  init(dataURL text: String) throws(Problem) {
    guard let url = DataURL(text) else { throw .noDataURL }
    try self.init(url.content, declared: url.mediaType)
  }
}

extension SubmittedFrame.Problem: CustomStringConvertible {
  var description: String {
    switch self {
    case .type(let type):
      "unsupported mimetype ('\(type)'). Supported file formats are"
        + " \(WordList.quoted(FrameFormat.allCases.map(\.mediaType), "and"))."
    case .bytes(let declared, let format?):
      "it is declared as \(declared), but its bytes are \(format.mediaType)."
    case .bytes(let declared, nil):
      "it is declared as \(declared), but its bytes are no picture of a supported type."
    case .damaged(let type): "the \(type) picture is damaged or cut short."
    case .noDataURL: "the sandbox takes base64 data URLs only."
    }
  }
}
