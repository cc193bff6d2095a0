/// What a clip shall be, free of any provider: what the money is for.
package struct ClipRequest: Hashable, Sendable, Codable {
  package var prompt: String
  /// The catalog's canonical model name (`sora-2`), not a provider's own id for it.
  package var model: String
  package var size: PixelSize
  package var seconds: Int
  /// Further settings that change the clip (`seed`, `hd`), by the catalog's names.
  package var options: [String: String]

  /// The option that names the job whose clip is varied: a remix of another clip is another clip.
  package static let remixOption = "remix"

  package init(
    prompt: String, model: String, size: PixelSize, seconds: Int, options: [String: String] = [:]
  ) {
    self.prompt = prompt
    self.model = model
    self.size = size
    self.seconds = seconds
    self.options = options
  }
}
