internal import Domain
private import Foundation
internal import GRDB
private import SystemPackage

/// One row of `shots` to a record and back; a row that does not make sense is damage, never a default.
enum ShotRow {
  static func decode(_ row: Row) throws -> ShotRecord {
    do {
      var record = ShotRecord(planned: try shot(row), at: try row.decode(forColumn: "updated_at"))
      record.sequence = try row.decode(forColumn: "sequence")
      record.state = try value(row, "state")
      record.attempt = try row.decode(forColumn: "attempt")
      record.frame = try frame(row)
      record.offer = try offer(row)
      record.job = try (row.decode(forColumn: "job_id") as String?).map { try require(JobID($0), "job_id") }
      record.jobCreatedAt = try row.decode(forColumn: "job_created")
      record.jobCompletedAt = try row.decode(forColumn: "job_completed")
      record.expiresAt = try row.decode(forColumn: "job_expires")
      record.resultURL = try row.decode(forColumn: "result_url")
      record.reportedCost = try (row.decode(forColumn: "cost_micros") as Int64?).map(Money.init(micros:))
      record.clip = try clip(row)
      record.failure = try failure(row)
      record.message = try row.decode(forColumn: "message")
      record.absentSince = try row.decode(forColumn: "absent_since")
      record.askedAt = try row.decode(forColumn: "asked_at")
      record.candidates = try candidates(row)
      record.intendedAt = try row.decode(forColumn: "intended_at")
      record.submittedAt = try row.decode(forColumn: "submitted_at")
      record.doneAt = try row.decode(forColumn: "done_at")
      return record
    } catch let error as LedgerError {
      throw error
    } catch {
      throw LedgerError(.corrupt("the row of a shot can't be read"), cause: error)
    }
  }

  private static func shot(_ row: Row) throws -> Shot {
    let decoder = JSONDecoder()
    let geometry = Data(try row.decode(String.self, forColumn: "geometry").utf8)
    let options = Data(try row.decode(String.self, forColumn: "options").utf8)
    let shot = Shot(
      source: try digest(row.decode(forColumn: "source")),
      geometry: try decoder.decode(FrameGeometry.self, from: geometry),
      request: ClipRequest(
        prompt: try row.decode(forColumn: "prompt"), model: try row.decode(forColumn: "model"),
        size: try size(row.decode(forColumn: "size")), seconds: try row.decode(forColumn: "seconds"),
        options: try decoder.decode([String: String].self, from: options)),
      take: try row.decode(forColumn: "take"), realm: try value(row, "realm"))
    // The identity is what keeps a shot from being bought twice: one that changed may not pass.
    if shot.id.digest.hex != (try row.decode(String.self, forColumn: "id")) {
      throw LedgerError(.corrupt("shot \(shot.id.short) does not match its identity"))
    }
    return shot
  }

  private static func frame(_ row: Row) throws -> FrameFile? {
    guard let path = try row.decode(String?.self, forColumn: "frame_path") else { return nil }
    return FrameFile(
      path: FilePath(path), format: try value(row, "frame_format"),
      size: try size(row.decode(forColumn: "frame_size")), bytes: try row.decode(forColumn: "frame_bytes"),
      digest: try digest(row.decode(forColumn: "frame_digest")))
  }

  private static func offer(_ row: Row) throws -> Offer? {
    guard let provider = try row.decode(String?.self, forColumn: "provider") else { return nil }
    return Offer(
      provider: provider, providerModel: try row.decode(forColumn: "provider_model"),
      baseURL: try row.decode(forColumn: "base_url"),
      price: Money(micros: try row.decode(forColumn: "price_micros")))
  }

  private static func clip(_ row: Row) throws -> StoredClip? {
    guard let text = try row.decode(String?.self, forColumn: "clip_digest") else { return nil }
    return StoredClip(digest: try digest(text), bytes: try row.decode(forColumn: "clip_bytes"))
  }

  private static func failure(_ row: Row) throws -> JobFailure? {
    guard try row.decode(String?.self, forColumn: "failure_reason") != nil else { return nil }
    return JobFailure(
      reason: try value(row, "failure_reason"), code: try row.decode(forColumn: "failure_code"),
      message: try row.decode(forColumn: "failure_message"),
      isUnbilled: try row.decode(forColumn: "is_unbilled"))
  }

  private static func candidates(_ row: Row) throws -> [JobCandidate] {
    guard let text = try row.decode(String?.self, forColumn: "candidates") else { return [] }
    return try JSONDecoder().decode([JobCandidate].self, from: Data(text.utf8))
  }

  /// A column that holds the raw value of a Domain type.
  static func value<Value: RawRepresentable<String>>(_ row: Row, _ column: String) throws -> Value {
    try require(Value(rawValue: row.decode(String.self, forColumn: column)), column)
  }

  static func digest(_ hex: String) throws -> Digest { try require(Digest(hex: hex), "digest") }

  private static func size(_ text: String) throws -> PixelSize { try require(PixelSize(text), "size") }

  private static func require<Value>(_ value: Value?, _ column: String) throws -> Value {
    guard let value else { throw LedgerError(.corrupt("a shot's \(column) can't be read")) }
    return value
  }
}
