import Domain

extension OpenAIVideosProvider {
  /// `POST {base}/videos`, multipart.
  func submit(_ request: SubmitRequest) async -> SubmitOutcome {
    let reading = SubmitReading(
      job: { reply in
        OpenAIVideo(reply.body).flatMap { video in
          video.id.map { video.snapshot(id: $0, reply: reply, client: client) }
        }
      },
      failure: { reply in
        OpenAIVideosError(reply, hiding: client.key).refusal(reply, of: request, client: client)
      },
      complaint: { OpenAIVideosError($0, hiding: client.key).complaint })
    return await client.submit(request, to: ["videos"], reading: reading, form: Self.form)
  }

  /// The whole body; the shot's digest makes a boundary that no part contains.
  static func form(_ request: SubmitRequest, frame: [UInt8]) -> MultipartForm {
    var form = MultipartForm(boundary: "ff-\(request.shot)")
    form.add("prompt", request.clip.prompt)
    form.add("model", request.providerModel)
    form.add("size", request.clip.size.description)
    form.add("seconds", String(request.clip.seconds))
    for (name, value) in request.clip.options.sorted(by: { $0.key < $1.key }) {
      form.add(name, value)
    }
    // Relays take the file's type from its name, OpenAI from the part's header.
    form.add(
      "input_reference", fileName: "frame.\(request.frame.format.fileExtension)",
      mediaType: request.frame.format.mediaType, bytes: frame)
    return form
  }
}
