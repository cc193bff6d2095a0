internal import Domain

/// How one service speaks this protocol.
struct OpenAIVideosVariant: Sendable {
  let account: SandboxAccount
  /// The JSON form may carry the frame, as a data URL.
  var takesJSONFrames = true
  /// Otherwise the first model is meant by none.
  var demandsModel = false
  /// `api-key: KEY` counts too.
  var takesKeyHeader = false
  var hasList = true
  var hasDelete = true
  var hasRemix = true
  /// `remix_video_id` may stand in a create.
  var hasRemixField = false
  /// Pictures beside the clip; others ignore `variant`.
  var hasPictures = true
  /// The model that is offered; nil for all.
  var onlyModel: String?
  var onlySizes: Set<String>?

  static let all = [openAI, azure, apiyi, relay]

  static let openAI = OpenAIVideosVariant(account: .openAI)

  static let azure = OpenAIVideosVariant(
    account: .azure, demandsModel: true, takesKeyHeader: true, hasRemixField: true, onlyModel: "sora-2",
    onlySizes: ["720x1280", "1280x720"])

  static let apiyi = OpenAIVideosVariant(
    account: .apiyi, takesJSONFrames: false, demandsModel: true, hasList: false, hasDelete: false,
    hasRemix: false, hasPictures: false)

  static let relay = OpenAIVideosVariant(
    account: .relay, takesJSONFrames: false, demandsModel: true, hasList: false, hasDelete: false,
    hasPictures: false)

  func models(of all: [SandboxModel]) -> [SandboxModel] {
    all.filter { onlyModel == nil || $0.name == onlyModel }.map { model in
      SandboxModel(
        name: model.name, sizes: model.sizes.filter { onlySizes?.contains($0.description) ?? true },
        seconds: model.seconds)
    }
  }

  /// What the service sees before it makes a job; the rest fails the job.
  func refusesAtOnce(_ trouble: JobTrouble) -> Bool {
    switch account {
    // Their gateways ask for the model when the job already has its id.
    case .apiyi, .relay: trouble.isOfCreation && trouble != .modelGone
    default: trouble.isOfCreation
    }
  }
}
