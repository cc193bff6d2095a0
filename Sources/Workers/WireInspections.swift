internal import Domain

/// What was found out about many files, most of which are clean: a letter for each, and what is wrong with those that
/// are not.
struct WireInspections: Codable, Sendable {
  private let letters: String
  /// By the file's place.
  private let findings: [Int: [Finding]]

  init(_ inspections: [Inspection]) {
    letters = String(inspections.map { Self.letter(of: $0.kind) })
    let flagged = inspections.enumerated().filter { !$0.element.findings.isEmpty }
    findings = Dictionary(uniqueKeysWithValues: flagged.map { ($0.offset, $0.element.findings) })
  }

  /// Nil when these are not about `count` files, or no worker of this program wrote them.
  func inspections(of count: Int) -> [Inspection]? {
    let found = letters.enumerated().compactMap { place, letter -> Inspection? in
      guard letter != Self.none else { return Inspection(findings: findings[place] ?? []) }
      return Self.kinds[letter].map { Inspection(kind: $0, findings: findings[place] ?? []) }
    }
    return found.count == count && letters.count == count ? found : nil
  }

  private static let none: Character = "-"

  /// By the first letter of their names, which all differ.
  private static let kinds = Dictionary(
    uniqueKeysWithValues: PictureKind.allCases.map { (letter(of: $0), $0) })

  private static func letter(of kind: PictureKind?) -> Character { kind?.rawValue.first ?? none }
}
