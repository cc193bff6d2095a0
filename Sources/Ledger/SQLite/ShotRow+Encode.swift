internal import Domain
private import Foundation
internal import GRDB
private import SystemPackage

extension ShotRow {
  /// The values of every column but `sequence`, in the order of `ShotColumn`.
  static func encode(_ record: ShotRecord) throws -> [(any DatabaseValueConvertible)?] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    return try ShotColumn.allCases.dropFirst().map { try value($0, of: record, encoder) }
  }

  private static func value(
    _ column: ShotColumn, of record: ShotRecord, _ encoder: JSONEncoder
  ) throws -> (any DatabaseValueConvertible)? {
    let shot = record.shot
    let request = shot.request
    return switch column {
    case .sequence: record.sequence
    case .id: shot.id.digest.hex
    case .purchase: record.frame.map { shot.purchase(frame: $0.digest).hex }
    case .realm: shot.realm.rawValue
    case .state: record.state.rawValue
    case .attempt: record.attempt
    case .source: shot.source.hex
    case .geometry: String(decoding: try encoder.encode(shot.geometry), as: UTF8.self)
    case .prompt: request.prompt
    case .model: request.model
    case .size: request.size.description
    case .seconds: request.seconds
    case .options: String(decoding: try encoder.encode(request.options), as: UTF8.self)
    case .take: shot.take
    case .framePath: record.frame?.path.string
    case .frameFormat: record.frame?.format.rawValue
    case .frameSize: record.frame?.size.description
    case .frameBytes: record.frame?.bytes
    case .frameDigest: record.frame?.digest.hex
    case .provider: record.offer?.provider
    case .providerModel: record.offer?.providerModel
    case .baseUrl: record.offer?.baseURL
    case .priceMicros: record.offer?.price.micros
    case .jobId: record.job?.rawValue
    case .jobExpires: record.expiresAt
    case .resultUrl: record.resultURL
    case .costMicros: record.reportedCost?.micros
    case .clipDigest: record.clip?.digest.hex
    case .clipBytes: record.clip?.bytes
    case .failureReason: record.failure?.reason.rawValue
    case .failureCode: record.failure?.code
    case .failureMessage: record.failure?.message
    case .isUnbilled: record.failure?.isUnbilled ?? false
    case .message: record.message
    case .candidates:
      record.candidates.isEmpty
        ? nil : String(decoding: try encoder.encode(record.candidates), as: UTF8.self)
    case .intendedAt: record.intendedAt
    case .submittedAt: record.submittedAt
    case .doneAt: record.doneAt
    case .updatedAt: record.updatedAt
    }
  }
}
