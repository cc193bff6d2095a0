/// Whether a clip is a free animatic of the sandbox or a bought one. The two never count for each other.
package enum Realm: String, Sendable, Codable, CaseIterable {
  case sandbox
  case real
}
