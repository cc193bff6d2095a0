internal import Domain
internal import Foundation

/// The submitted first frame: its bytes, and what they say about themselves.
struct OpenAIVideosFrame {
  let bytes: Data
  let facts: PictureFacts

  static let param = "input_reference"
  static let urlLimit = 20_971_520

  init(_ reference: OpenAIVideosFields.Reference?) throws(OpenAIVideosError) {
    switch reference {
    case nil: throw .missing(Self.param)
    case .string: throw .referenceIsNoFile
    case .other(let kind): throw .type(of: Self.param, expected: "an object", got: kind)
    case .file(let bytes, let mediaType): try self.init(bytes, declared: mediaType ?? "text/plain")
    case .object(let strings, let names): try self.init(strings, names: names)
    }
  }

  private init(_ strings: [String: String], names: Set<String>) throws(OpenAIVideosError) {
    if let stray = names.subtracting(["image_url", "file_id"]).min() {
      throw .unknown("\(Self.param).\(stray)")
    }
    guard names.count == 1, let name = names.first else {
      throw Self.refused("Expected exactly one of 'image_url' and 'file_id' in 'input_reference'.")
    }
    guard let text = strings[name] else {
      throw .type(of: "\(Self.param).\(name)", expected: "a string", got: "another type")
    }
    guard name == "image_url" else { throw Self.refused("No such File object: \(text)") }
    let length = text.utf8.count
    if length > Self.urlLimit { throw .tooLong("\(Self.param).image_url", length, limit: Self.urlLimit) }
    guard let url = DataURL(text) else {
      throw Self.refused("Invalid 'input_reference.image_url': the sandbox takes base64 data URLs only.")
    }
    try self.init(url.content, declared: url.mediaType)
  }

  private init(_ bytes: Data, declared: String) throws(OpenAIVideosError) {
    let types = FrameFormat.allCases.map(\.mediaType)
    guard types.contains(declared) else {
      throw OpenAIVideosError(
        status: 400,
        message: "Invalid file 'input_reference': unsupported mimetype ('\(declared)')."
          + " Supported file formats are \(OpenAIVideosError.list(types, "and")).",
        param: Self.param, code: "unsupported_file_mimetype")
    }
    do {
      facts = try PictureFacts.read(bytes)
    } catch .damaged(let format) where format.mediaType == declared {
      throw Self.unreadable("the \(declared) picture is damaged or cut short")
    } catch .damaged(let format) {
      throw Self.unreadable("it is declared as \(declared), but its bytes are \(format.mediaType)")
    } catch {
      throw Self.unreadable("it is declared as \(declared), but its bytes are no picture of a supported type")
    }
    guard facts.format.mediaType == declared else {
      throw Self.unreadable("it is declared as \(declared), but its bytes are \(facts.format.mediaType)")
    }
    self.bytes = bytes
  }

  private static func refused(_ message: String) -> OpenAIVideosError {
    OpenAIVideosError(status: 400, message: message, param: param, code: "invalid_value")
  }

  private static func unreadable(_ reason: String) -> OpenAIVideosError {
    OpenAIVideosError(
      status: 400, message: "Invalid file 'input_reference': \(reason).", param: param,
      code: "invalid_image_file")
  }
}
