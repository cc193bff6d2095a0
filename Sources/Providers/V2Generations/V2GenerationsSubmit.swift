import Domain

extension V2GenerationsProvider {
  /// `POST {base}/videos/generations`.
  func submit(_ request: SubmitRequest) async -> SubmitOutcome {
    let path = ["videos", "generations"]
    return await client.submit(request, to: path, as: V2Generation.self) { [entry = client.entry] frame in
      var object = request.fields(of: entry).mapValues { JSONValue(setting: $0) }
      object["prompt"] = .string(request.clip.prompt)
      object["model"] = .string(request.providerModel)
      object["images"] = .array([.string(request.frame.format.dataURI(frame))])
      object["aspect_ratio"] = .string(Self.ratio(request.clip.size))
      // A string by the specification, though it looks like a number.
      object["duration"] = .string(String(request.clip.seconds))
      return try .json(.object(object))
    }
  }

  /// `16:9` for 1280x720.
  static func ratio(_ size: PixelSize) -> String {
    var (a, b) = (size.width, size.height)
    while b != 0 { (a, b) = (b, a % b) }
    return "\(size.width / a):\(size.height / a)"
  }
}
