/// How a provider takes the frame.
package enum ImageTransport: String, Sendable, Codable, CaseIterable {
  /// As a file part of a form.
  case file
  /// As base64 inside JSON.
  case dataURI = "data-uri"
  /// As a link that the provider fetches.
  case url
}
