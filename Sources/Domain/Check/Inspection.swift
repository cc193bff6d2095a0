/// What was found out about one file.
package struct Inspection: Sendable, Codable, Equatable {
  /// Nil for what no decoder may have.
  package var kind: PictureKind?
  package var findings: [Finding]

  package init(kind: PictureKind? = nil, findings: [Finding] = []) {
    self.kind = kind
    self.findings = findings
  }
}
