internal import Domain
internal import Foundation

/// How the first frame may come in this dialect, and its errors.
enum OpenAIVideosFrame {
  static let param = "input_reference"
  static let urlLimit = 20_971_520

  /// Nil when there is none.
  static func read(
    _ reference: OpenAIVideosFields.Reference?
  ) throws(OpenAIVideosError) -> SubmittedFrame? {
    switch reference {
    case nil: return nil
    case .string: throw .referenceIsNoFile
    case .other(let kind): throw .type(of: param, expected: "an object", got: kind)
    case .file(let bytes, let mediaType):
      do {
        return try SubmittedFrame(bytes, declared: mediaType ?? "text/plain")
      } catch {
        throw problem(error)
      }
    case .object(let strings, let names): return try object(strings, names: names)
    }
  }

  private static func object(
    _ strings: [String: String], names: Set<String>
  ) throws(OpenAIVideosError) -> SubmittedFrame {
    if let stray = names.subtracting(["image_url", "file_id"]).min() { throw .unknown("\(param).\(stray)") }
    guard names.count == 1, let name = names.first else {
      throw refused("Expected exactly one of 'image_url' and 'file_id' in 'input_reference'.")
    }
    guard let text = strings[name] else {
      throw .type(of: "\(param).\(name)", expected: "a string", got: "another type")
    }
    guard name == "image_url" else { throw refused("No such File object: \(text)") }
    let length = text.utf8.count
    if length > urlLimit { throw .tooLong("\(param).image_url", length, limit: urlLimit) }
    do {
      return try SubmittedFrame(dataURL: text)
    } catch .noDataURL {
      throw refused("Invalid 'input_reference.image_url': \(SubmittedFrame.Problem.noDataURL)")
    } catch {
      throw problem(error)
    }
  }

  private static func refused(_ message: String) -> OpenAIVideosError {
    OpenAIVideosError(status: 400, message: message, param: param, code: "invalid_value")
  }

  private static func problem(_ problem: SubmittedFrame.Problem) -> OpenAIVideosError {
    let code = if case .type = problem { "unsupported_file_mimetype" } else { "invalid_image_file" }
    return OpenAIVideosError(
      status: 400, message: "Invalid file 'input_reference': \(problem)", param: param, code: code)
  }
}
