import Foundation
import NIOCore

/// The body of a submit and its media type.
struct SubmitBody: Sendable {
  let contentType: String
  let bytes: ByteBuffer

  static func form(_ form: consuming MultipartForm) -> SubmitBody {
    let type = form.contentType
    return SubmitBody(contentType: type, bytes: form.finish())
  }

  /// Members in alphabetical order: the same request is the same bytes.
  static func json(_ value: JSONValue) throws -> SubmitBody {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return SubmitBody(contentType: "application/json", bytes: ByteBuffer(bytes: try encoder.encode(value)))
  }
}
