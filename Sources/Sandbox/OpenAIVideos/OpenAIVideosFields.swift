internal import Foundation

/// The parameters of a create as they came, by form or by JSON, before any of them is checked.
struct OpenAIVideosFields {
  /// What came as the first frame.
  enum Reference {
    case file(Data, mediaType: String?)
    /// The members of the JSON form's object.
    case object([String: String], names: Set<String>)
    case string
    case other(String)
  }

  var values: [String: JSONField] = [:]
  var reference: Reference?

  private static let known: Set<String> = ["model", "prompt", "seconds", "size"]
  private static let frame = "input_reference"

  init(_ request: SandboxRequest, bodyLimit: Int) throws(OpenAIVideosError) {
    let body: Data
    switch request.body {
    case .bytes(let bytes): body = bytes
    case .tooLarge(let bytes): throw .tooLarge(bytes, limit: bodyLimit)
    }
    let header = request.headers["content-type"] ?? ""
    let type = HeaderValue(header)
    switch type?.value {
    case "multipart/form-data": try readForm(body, boundary: type?.parameters["boundary"])
    case "application/json": try readJSON(body)
    default:
      throw OpenAIVideosError(
        status: 400,
        message:
          "Unsupported content type: '\(header)'. This API method only accepts 'multipart/form-data' and"
          + " 'application/json' requests.",
        code: "unsupported_content_type")
    }
  }

  private mutating func readForm(_ body: Data, boundary: String?) throws(OpenAIVideosError) {
    guard let boundary else { throw Self.badForm("its Content-Type has no boundary") }
    let form: MultipartForm
    do {
      form = try MultipartForm(body, boundary: boundary)
    } catch {
      throw Self.badForm(error.reason)
    }
    var seen: Set<String> = []
    for part in form.parts {
      guard seen.insert(part.name).inserted else { throw Self.badForm("it has '\(part.name)' twice") }
      if part.name == Self.frame {
        let isFile = part.fileName?.isEmpty == false
        reference = isFile ? .file(part.content, mediaType: part.mediaType) : .string
      } else if Self.known.contains(part.name) {
        guard part.fileName == nil else {
          throw .type(of: part.name, expected: "a string", got: "a file")
        }
        guard let text = String(data: part.content, encoding: .utf8) else {
          throw Self.badForm("'\(part.name)' is not UTF-8")
        }
        values[part.name] = .string(text)
      } else {
        throw .unknown(part.name)
      }
    }
  }

  private mutating func readJSON(_ body: Data) throws(OpenAIVideosError) {
    let members: [String: JSONField]
    do {
      members = try JSONDecoder().decode([String: JSONField].self, from: body)
    } catch {
      throw OpenAIVideosError(status: 400, message: "We could not parse the JSON body of your request.")
    }
    for (name, value) in members.sorted(by: { $0.key < $1.key }) {
      if name == Self.frame {
        switch value {
        case .string: reference = .string
        case .object(let strings, let names): reference = .object(strings, names: names)
        case .other("null"): reference = nil
        case .other(let kind): reference = .other(kind)
        }
      } else if Self.known.contains(name) {
        values[name] = value == .other("null") ? nil : value
      } else {
        throw .unknown(name)
      }
    }
  }

  private static func badForm(_ reason: String) -> OpenAIVideosError {
    OpenAIVideosError(
      status: 400, message: "We could not parse the multipart body of your request: \(reason).")
  }
}
