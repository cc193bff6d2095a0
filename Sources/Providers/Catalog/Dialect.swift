/// A wire protocol that several providers speak.
package enum Dialect: String, Sendable, Codable, CaseIterable {
  case openAIVideos = "openai-videos"
  case vtrixTask = "vtrix-task"
  case v2Generations = "v2-generations"

  /// How its requests can carry a picture.
  package var transports: Set<ImageTransport> {
    switch self {
    case .openAIVideos: [.file, .dataURI]
    case .vtrixTask, .v2Generations: [.dataURI]
    }
  }

  /// Whether its requests can name the job that a clip varies.
  package var hasRemix: Bool { self != .v2Generations }
}
