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

  static let frame = "input_reference"

  private let known: Set<String>

  /// `known` are the fields that may come, the frame's too where it may.
  init(_ request: SandboxRequest, known: Set<String>, bodyLimit: Int) throws {
    self.known = known
    let body = try request.bytes(limit: bodyLimit)
    let type = request.mediaType
    switch type?.value {
    case "multipart/form-data": try readForm(body, boundary: type?.parameters["boundary"])
    case "application/json": try readJSON(request.json(limit: bodyLimit))
    default:
      throw OpenAIVideosError(
        status: 400,
        message:
          "Unsupported content type: '\(request.headers["content-type"] ?? "")'. This API method only accepts"
          + " 'multipart/form-data' and 'application/json' requests.",
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
    var members: [String: String] = [:]
    for part in form.parts {
      guard seen.insert(part.name).inserted else { throw Self.badForm("it has '\(part.name)' twice") }
      if let name = Self.member(part.name), known.contains(Self.frame) {
        members[name] = String(decoding: part.content, as: UTF8.self)
        continue
      }
      guard known.contains(part.name) else { throw .unknown(part.name) }
      if part.name == Self.frame {
        let isFile = part.fileName?.isEmpty == false
        reference = isFile ? .file(part.content, mediaType: part.mediaType) : .string
      } else {
        guard part.fileName == nil else {
          throw .type(of: part.name, expected: "a string", got: "a file")
        }
        guard let text = String(data: part.content, encoding: .utf8) else {
          throw Self.badForm("'\(part.name)' is not UTF-8")
        }
        values[part.name] = .string(text)
      }
    }
    guard !members.isEmpty else { return }
    guard reference == nil else { throw Self.badForm("it has '\(Self.frame)' twice") }
    reference = .object(members, names: Set(members.keys))
  }

  /// `image_url` of `input_reference[image_url]`, which is how SDKs put an object into a form.
  private static func member(_ name: String) -> String? {
    guard name.hasPrefix("\(frame)["), name.hasSuffix("]") else { return nil }
    return String(name.dropFirst(frame.count + 1).dropLast())
  }

  private mutating func readJSON(_ members: [String: JSONField]) throws(OpenAIVideosError) {
    for (name, value) in members.sorted(by: { $0.key < $1.key }) {
      guard known.contains(name) else { throw .unknown(name) }
      if name == Self.frame {
        switch value {
        case .string: reference = .string
        case .object(let strings, let names): reference = .object(strings, names: names)
        case .null: reference = nil
        default: reference = .other(value.kind)
        }
      } else {
        values[name] = value == .null ? nil : value
      }
    }
  }

  private static func badForm(_ reason: String) -> OpenAIVideosError {
    OpenAIVideosError(
      status: 400, message: "We could not parse the multipart body of your request: \(reason).")
  }
}
