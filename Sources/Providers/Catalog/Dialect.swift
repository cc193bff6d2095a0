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
}
