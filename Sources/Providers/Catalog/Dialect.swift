/// A wire protocol that several providers speak.
package enum Dialect: String, Sendable, Codable, CaseIterable {
  case openAIVideos = "openai-videos"
  case vtrixTask = "vtrix-task"
  case v2Generations = "v2-generations"

  /// A remix is asked for by the prompt alone: model, size, length and picture are those of its source.
  package var remixTakesPromptAlone: Bool { self == .openAIVideos }

  /// How its requests can carry a picture.
  package var transports: Set<ImageTransport> {
    switch self {
    case .openAIVideos: [.file, .dataURI]
    case .vtrixTask, .v2Generations: [.dataURI]
    }
  }

  /// What a base URL of it looks like.
  package var exampleBaseURL: String {
    switch self {
    case .openAIVideos: "https://host/v1"
    case .vtrixTask: "https://host/model/v1"
    case .v2Generations: "https://host/v2"
    }
  }

  /// Whether it can be asked for all of an account's jobs.
  package var hasList: Bool { self == .openAIVideos }

  /// Whether its requests can name the job that a clip varies.
  package var hasRemix: Bool { self != .v2Generations }
}
