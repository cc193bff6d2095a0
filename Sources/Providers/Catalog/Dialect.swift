/// A wire protocol that several providers speak.
package enum Dialect: String, Sendable, Codable, CaseIterable {
  case openAIVideos = "openai-videos"
}
