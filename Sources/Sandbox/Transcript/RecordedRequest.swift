private import Foundation

/// One request as the transcript shows it, in the form of the files in `fixtures/http`.
struct RecordedRequest: Encodable {
  private let method: String
  /// With `{id}` for a job's.
  private let path: String
  private let query: [String: String]
  /// Without the boundary, the length and the host; `KEY` stands for the key.
  private let headers: [String: String]
  /// A form's fields or a JSON body; nil for none.
  private let body: RecordedValue?

  init(_ request: SandboxRequest, route: String) {
    method = request.method
    path = route.split(separator: " ").dropFirst().first.map(String.init) ?? request.path
    // The signature of a clip's link is as good as a key.
    query = Dictionary(
      uniqueKeysWithValues: request.query.map { ($0, ["signature", "expires"].contains($0) ? "KEY" : $1) })
    var headers = request.headers
    for name in ["host", "content-length"] { headers[name] = nil }
    if let type = request.mediaType { headers["content-type"] = type.value }
    if headers["authorization"] != nil {
      headers["authorization"] = request.bearer == nil ? "KEY" : "Bearer KEY"
    }
    if headers["api-key"] != nil { headers["api-key"] = "KEY" }
    self.headers = headers
    body = Self.body(of: request)
  }

  private static func body(of request: SandboxRequest) -> RecordedValue? {
    guard case .bytes(let bytes) = request.body, !bytes.isEmpty else { return nil }
    if request.mediaType?.value == "multipart/form-data" {
      guard let boundary = request.mediaType?.parameters["boundary"],
        let form = try? MultipartForm(bytes, boundary: boundary)
      else { return .file(bytes) }
      return .object(Dictionary(form.parts.map { ($0.name, value(of: $0)) }) { _, last in last })
    }
    return (try? JSONDecoder().decode(RecordedValue.self, from: bytes)) ?? .file(bytes)
  }

  private static func value(of part: MultipartForm.Part) -> RecordedValue {
    guard let name = part.fileName else { return .text(String(decoding: part.content, as: UTF8.self)) }
    return .file(
      part.content, ["file_name": .text(name), "media_type": .text(part.mediaType ?? "")])
  }
}
