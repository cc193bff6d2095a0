/// A frame that lies encoded in a temporary file and still has to be validated.
package struct PreparedFrame: Sendable, Codable, Equatable {
  package let plan: FramePlan
  /// The digest of the source's bytes.
  package let source: Digest
  package let bytes: Int
  package let digest: Digest
  package let warnings: [String]

  package init(plan: FramePlan, source: Digest, bytes: Int, digest: Digest, warnings: [String]) {
    self.plan = plan
    self.source = source
    self.bytes = bytes
    self.digest = digest
    self.warnings = warnings
  }
}
