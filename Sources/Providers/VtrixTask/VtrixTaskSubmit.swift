import Domain

extension VtrixTaskProvider {
  /// `POST {base}/generation`: only `model` stands outside of the params.
  func submit(_ request: SubmitRequest) async -> SubmitOutcome {
    await client.submit(request, to: ["generation"], as: VtrixTask.self) { [entry = client.entry] frame in
      var params = request.fields(of: entry).mapValues { JSONValue(setting: $0) }
      params["prompt"] = .string(request.clip.prompt)
      params["size"] = .string(request.clip.size.description)
      params["seconds"] = .string(String(request.clip.seconds))
      params["input_reference"] = .string(request.frame.format.dataURI(frame))
      if let job = request.remix { params["remix_video_id"] = .string(job.rawValue) }
      return try .json(
        .object([
          "model": .string(request.providerModel),
          "input": .array([.object(["params": .object(params)])]),
        ]))
    }
  }
}
