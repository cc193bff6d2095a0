/// The body of a create, each field of the type that the page names.
struct V2GenerationsFields: Decodable {
  let prompt: String?
  let model: String?
  let images: [String]?
  let aspectRatio: String?
  let hd: Bool?
  let duration: String?
  let notifyHook: String?
  let watermark: Bool?
  let isPrivate: Bool?

  private enum Name: String, CaseIterable {
    case prompt, model, images, hd, duration, watermark
    case aspectRatio = "aspect_ratio"
    case notifyHook = "notify_hook"
    case isPrivate = "private"
  }

  init(from decoder: any Decoder) throws {
    let members = try [String: JSONField](from: decoder)
    if let stray = members.keys.filter({ Name(rawValue: $0) == nil }).min() {
      throw V2GenerationsError.parameter("unknown field \(stray)")
    }
    prompt = try Self.string(members, .prompt)
    model = try Self.string(members, .model)
    aspectRatio = try Self.string(members, .aspectRatio)
    duration = try Self.string(members, .duration)
    notifyHook = try Self.string(members, .notifyHook)
    hd = try Self.flag(members, .hd)
    watermark = try Self.flag(members, .watermark)
    isPrivate = try Self.flag(members, .isPrivate)
    switch members[Name.images.rawValue] {
    case nil, .null: images = nil
    case .strings(let texts): images = texts
    case let other?: throw Self.mismatch(.images, other, "[]string")
    }
  }

  private static func string(
    _ members: [String: JSONField], _ name: Name
  ) throws(V2GenerationsError) -> String? {
    switch members[name.rawValue] {
    case nil, .null: nil
    case .string(let text): text
    case let other?: throw mismatch(name, other, "string")
    }
  }

  private static func flag(
    _ members: [String: JSONField], _ name: Name
  ) throws(V2GenerationsError) -> Bool? {
    switch members[name.rawValue] {
    case nil, .null: nil
    case .flag(let flag): flag
    case let other?: throw mismatch(name, other, "bool")
    }
  }

  /// These servers are written in Go; so are their errors.
  private static func mismatch(_ name: Name, _ field: JSONField, _ type: String) -> V2GenerationsError {
    let kind =
      switch field {
      case .string: "string"
      case .flag: "bool"
      case .strings: "array"
      case .object: "object"
      case .null: "null"
      case .other(let kind): kind == "an array" ? "array" : "number"
      }
    return .parameter("json: cannot unmarshal \(kind) into Go struct field .\(name.rawValue) of type \(type)")
  }
}
