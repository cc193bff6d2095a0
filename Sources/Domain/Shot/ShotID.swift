/// The identity of one planned clip, the key that makes buying it a second time impossible.
///
/// SHA-256 over source digest, geometry, prompt, model, seconds, options, take and realm. Not the file's
/// name, the provider or the encoder: those may change without buying again.
package struct ShotID: Hashable, Sendable, Codable, CustomStringConvertible {
  package let digest: Digest

  package init(digest: Digest) { self.digest = digest }

  package init(
    source: Digest, geometry: FrameGeometry, request: ClipRequest, take: Int, realm: Realm
  ) {
    var fields = IdentityFields(label: "firstframe shot 1")
    fields.add("source", source.hex)
    fields.add("size", geometry.size.description)
    fields.add("fit", geometry.fit.rawValue)
    fields.add("gravity", geometry.gravity.rawValue)
    fields.add("background", geometry.background.text)
    fields.add(request)
    fields.add("take", String(take))
    fields.add("realm", realm.rawValue)
    digest = fields.finish()
  }

  package var description: String { digest.hex }

  /// The eight digits that versioned clip names and messages show.
  package var short: String { digest.short }

  package init(from decoder: any Decoder) throws { digest = try Digest(from: decoder) }
  package func encode(to encoder: any Encoder) throws { try digest.encode(to: encoder) }
}
