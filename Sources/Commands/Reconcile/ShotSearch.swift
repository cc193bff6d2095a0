private import Domain
internal import Ledger

/// Finds the one shot that is to be decided by the first digits of its name.
struct ShotSearch {
  let ledger: SQLiteLedger

  /// Fewer digits name too many shots.
  static let least = 4

  func find(_ digits: String) async throws -> ShotRecord {
    var found: [ShotRecord] = []
    try await ledger.forEachShot(in: [.ambiguous, .held, .expired]) { record in
      if record.id.description.hasPrefix(digits.lowercased()) { found.append(record) }
    }
    guard let record = found.first else {
      throw CommandFailure.usage(
        "no unclear, held or expired shot begins with \(digits); firstframe status lists them")
    }
    guard found.count == 1 else {
      throw CommandFailure.usage(
        "\(found.count) unclear, held or expired shots begin with \(digits); give more of the digits")
    }
    return record
  }
}
