internal import Domain
private import Foundation
internal import GRDB
private import SystemPackage

extension ShotRow {
  struct Column {
    let name: String
    let value: (any DatabaseValueConvertible)?
  }

  /// Every column but `sequence`, which the table gives.
  static func encode(_ record: ShotRecord) throws -> [Column] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let shot = record.shot
    let request = shot.request
    let columns: KeyValuePairs<String, (any DatabaseValueConvertible)?> = [
      "id": shot.id.digest.hex,
      "purchase": record.frame.map { shot.purchase(frame: $0.digest).hex },
      "realm": shot.realm.rawValue,
      "state": record.state.rawValue,
      "attempt": record.attempt,
      "source": shot.source.hex,
      "geometry": String(decoding: try encoder.encode(shot.geometry), as: UTF8.self),
      "prompt": request.prompt,
      "model": request.model,
      "size": request.size.description,
      "seconds": request.seconds,
      "options": String(decoding: try encoder.encode(request.options), as: UTF8.self),
      "take": shot.take,
      "frame_path": record.frame?.path.string,
      "frame_format": record.frame?.format.rawValue,
      "frame_size": record.frame?.size.description,
      "frame_bytes": record.frame?.bytes,
      "frame_digest": record.frame?.digest.hex,
      "provider": record.offer?.provider,
      "provider_model": record.offer?.providerModel,
      "base_url": record.offer?.baseURL,
      "price_micros": record.offer?.price.micros,
      "job_id": record.job?.rawValue,
      "job_created": record.jobCreatedAt,
      "job_completed": record.jobCompletedAt,
      "job_expires": record.expiresAt,
      "result_url": record.resultURL,
      "cost_micros": record.reportedCost?.micros,
      "clip_digest": record.clip?.digest.hex,
      "clip_bytes": record.clip?.bytes,
      "failure_reason": record.failure?.reason.rawValue,
      "failure_code": record.failure?.code,
      "failure_message": record.failure?.message,
      "is_unbilled": record.failure?.isUnbilled ?? false,
      "message": record.message,
      "absent_since": record.absentSince,
      "asked_at": record.askedAt,
      "candidates": record.candidates.isEmpty
        ? nil : String(decoding: try encoder.encode(record.candidates), as: UTF8.self),
      "intended_at": record.intendedAt,
      "submitted_at": record.submittedAt,
      "done_at": record.doneAt,
      "updated_at": record.updatedAt,
    ]
    return columns.map { Column(name: $0.key, value: $0.value) }
  }
}
