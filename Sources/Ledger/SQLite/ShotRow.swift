internal import Domain
private import Foundation
internal import GRDB
private import SystemPackage

/// One row of `shots` to a record and back; a row that does not make sense is damage, never a default.
enum ShotRow {
  private static let geometries = KnownTexts<FrameGeometry>()
  private static let options = KnownTexts<[String: String]>()

  static func decode(_ row: Row) throws -> ShotRecord {
    do {
      var record = ShotRecord(planned: try shot(row), at: try row.read(.updatedAt))
      record.sequence = try row.read(.sequence)
      record.state = try value(row.read(.state), "state")
      record.attempt = try row.read(.attempt)
      record.frame = try frame(row)
      record.offer = try offer(row)
      record.job = try (row.read(.jobId) as String?).map { try require(JobID($0), "job_id") }
      record.expiresAt = try row.read(.jobExpires)
      record.resultURL = try row.read(.resultUrl)
      record.reportedCost = try (row.read(.costMicros) as Int64?).map(Money.init(micros:))
      record.clip = try clip(row)
      record.failure = try failure(row)
      record.message = try row.read(.message)
      record.candidates = try candidates(row)
      record.intendedAt = try row.read(.intendedAt)
      record.submittedAt = try row.read(.submittedAt)
      record.doneAt = try row.read(.doneAt)
      return record
    } catch let error as LedgerError {
      throw error
    } catch {
      throw LedgerError(.corrupt("the row of a shot can't be read"), cause: error)
    }
  }

  private static func shot(_ row: Row) throws -> Shot {
    let shot = Shot(
      source: try digest(row.read(.source)),
      geometry: try geometries.read(row.read(.geometry)),
      request: ClipRequest(
        prompt: try row.read(.prompt), model: try row.read(.model),
        size: try size(row.read(.size)), seconds: try row.read(.seconds),
        options: try options.read(row.read(.options))),
      take: try row.read(.take), realm: try value(row.read(.realm), "realm"))
    // The identity is what keeps a shot from being bought twice: one that changed may not pass.
    if shot.id.digest.hex != (try row.read(.id) as String) {
      throw LedgerError(.corrupt("shot \(shot.id.short) does not match its identity"))
    }
    return shot
  }

  private static func frame(_ row: Row) throws -> FrameFile? {
    guard let path = try row.read(.framePath) as String? else { return nil }
    return FrameFile(
      path: FilePath(path), format: try value(row.read(.frameFormat), "frame_format"),
      size: try size(row.read(.frameSize)), bytes: try row.read(.frameBytes),
      digest: try digest(row.read(.frameDigest)))
  }

  private static func offer(_ row: Row) throws -> Offer? {
    guard let provider = try row.read(.provider) as String? else { return nil }
    return Offer(
      provider: provider, providerModel: try row.read(.providerModel),
      baseURL: try row.read(.baseUrl),
      price: Money(micros: try row.read(.priceMicros)))
  }

  private static func clip(_ row: Row) throws -> StoredClip? {
    guard let text = try row.read(.clipDigest) as String? else { return nil }
    return StoredClip(digest: try digest(text), bytes: try row.read(.clipBytes))
  }

  private static func failure(_ row: Row) throws -> JobFailure? {
    guard let reason = try row.read(.failureReason) as String? else { return nil }
    return JobFailure(
      reason: try value(reason, "failure_reason"), code: try row.read(.failureCode),
      message: try row.read(.failureMessage),
      isUnbilled: try row.read(.isUnbilled))
  }

  private static func candidates(_ row: Row) throws -> [JobCandidate] {
    guard let text = try row.read(.candidates) as String? else { return [] }
    return try JSONDecoder().decode([JobCandidate].self, from: Data(text.utf8))
  }

  /// What a column holds: the raw value of a Domain type.
  static func value<Value: RawRepresentable<String>>(_ text: String, _ column: String) throws -> Value {
    try require(Value(rawValue: text), column)
  }

  static func digest(_ hex: String) throws -> Digest { try require(Digest(hex: hex), "digest") }

  private static func size(_ text: String) throws -> PixelSize { try require(PixelSize(text), "size") }

  private static func require<Value>(_ value: Value?, _ column: String) throws -> Value {
    guard let value else { throw LedgerError(.corrupt("a shot's \(column) can't be read")) }
    return value
  }
}

extension Row {
  /// From a row of all columns in the order of `ShotColumn`.
  fileprivate func read<Value: DatabaseValueConvertible & StatementColumnConvertible>(
    _ column: ShotColumn
  ) throws -> Value {
    try decode(atIndex: column.rawValue)
  }
}
