import Domain

extension OpenAIVideosProvider {
  /// `POST {base}/videos`, a form or JSON as the provider takes pictures; `POST {base}/videos/{id}/remix` for a
  /// variation of another clip, which knows neither picture nor size nor length of its own.
  func submit(_ request: SubmitRequest) async -> SubmitOutcome {
    let path = request.remix.map { ["videos", $0.rawValue, "remix"] } ?? ["videos"]
    return await client.submit(request, to: path, as: OpenAIVideo.self) { [entry = client.entry] frame in
      if request.remix != nil { return try .json(.object(["prompt": .string(request.clip.prompt)])) }
      return try entry.image == .file
        ? .form(Self.form(request, fields: request.fields(of: entry), frame: frame))
        : .json(Self.object(request, fields: request.fields(of: entry), frame: frame))
    }
  }

  /// The shot's digest makes a boundary that no part contains.
  private static func form(
    _ request: SubmitRequest, fields: [String: String], frame: [UInt8]
  ) -> MultipartForm {
    var form = MultipartForm(boundary: "ff-\(request.shot)")
    form.add("prompt", request.clip.prompt)
    form.add("model", request.providerModel)
    form.add("size", request.clip.size.description)
    form.add("seconds", String(request.clip.seconds))
    for (name, value) in fields.sorted(by: { $0.key < $1.key }) { form.add(name, value) }
    // Relays take the file's type from its name, OpenAI from the part's header.
    form.add(
      "input_reference", fileName: "frame.\(request.frame.format.fileExtension)",
      mediaType: request.frame.format.mediaType, bytes: frame)
    return form
  }

  private static func object(
    _ request: SubmitRequest, fields: [String: String], frame: [UInt8]
  ) -> JSONValue {
    var object = fields.mapValues { JSONValue(setting: $0) }
    object["prompt"] = .string(request.clip.prompt)
    object["model"] = .string(request.providerModel)
    object["size"] = .string(request.clip.size.description)
    // A number is refused with HTTP 400.
    object["seconds"] = .string(String(request.clip.seconds))
    object["input_reference"] = .object(["image_url": .string(request.frame.format.dataURI(frame))])
    return .object(object)
  }
}
