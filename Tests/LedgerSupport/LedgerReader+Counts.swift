package import Domain
package import Ledger

extension LedgerReader {
  /// Shots by state, with the same omission as `shots(in:)`. States without a shot are absent.
  package func counts(_ realm: Realm) async throws -> [ShotState: Int] {
    var counts: [ShotState: Int] = [:]
    try await forEachShot(in: Set(ShotState.allCases), realm: realm) { counts[$0.state, default: 0] += 1 }
    return counts
  }
}
