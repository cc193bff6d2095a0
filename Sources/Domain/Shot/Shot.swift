/// One planned clip: a source picture, a prompt, clip settings, a take number.
package struct Shot: Sendable, Codable, Equatable {
  package let id: ShotID
  package let source: Digest
  package let geometry: FrameGeometry
  package let request: ClipRequest
  /// Counts from 1; a further take of the same shot is bought on purpose.
  package let take: Int
  package let realm: Realm

  package init(source: Digest, geometry: FrameGeometry, request: ClipRequest, take: Int, realm: Realm) {
    self.source = source
    self.geometry = geometry
    self.request = request
    self.take = take
    self.realm = realm
    id = ShotID(source: source, geometry: geometry, request: request, take: take, realm: realm)
  }

  /// Equal for shots that would send the same bytes with the same request: they are one purchase too.
  package func purchase(frame: Digest) -> Digest {
    var fields = IdentityFields(label: "firstframe purchase 1")
    fields.add("frame", frame.hex)
    fields.add(request)
    fields.add("take", String(take))
    fields.add("realm", realm.rawValue)
    return fields.finish()
  }
}
