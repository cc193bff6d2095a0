internal import Domain
internal import Foundation
private import Ledger
internal import Providers
private import SystemPackage

/// How a clip came to be: the JSON file beside it. No secret and no signed link is in it.
struct Provenance: Codable, Sendable, Equatable {
  var shot: ShotID
  var realm: Realm
  var source: String
  var sourceSHA256: Digest
  var frame: String?
  var frameSHA256: Digest?
  var size: String
  var fit: Fit
  var gravity: Gravity
  /// `#rrggbb` or `blur`.
  var background: String?
  /// What was kept, in upright pixels of the source.
  var crop: CropBox?
  /// Where the crop lies in the frame, when that is not all of it.
  var place: CropBox?
  var prompt: String
  var provider: String?
  var model: String
  var providerModel: String?
  var seconds: Int
  var options: [String: String]
  var take: Int
  var jobID: JobID?
  var costUSD: Decimal
  var costIsReported: Bool
  var submittedAt: String?
  var downloadedAt: String
  var clipSHA256: Digest
  var clipBytes: Int

  enum CodingKeys: String, CodingKey {
    case shot
    case realm
    case source
    case sourceSHA256 = "source_sha256"
    case frame
    case frameSHA256 = "frame_sha256"
    case size
    case fit
    case gravity
    case background
    case crop
    case place
    case prompt
    case provider
    case model
    case providerModel = "provider_model"
    case seconds
    case options
    case take
    case jobID = "job_id"
    case costUSD = "cost_usd"
    case costIsReported = "cost_is_reported"
    case submittedAt = "submitted_at"
    case downloadedAt = "downloaded_at"
    case clipSHA256 = "clip_sha256"
    case clipBytes = "clip_bytes"
  }

  /// `now` is unix milliseconds; `note` is nil when nothing tells any more how the frame was made.
  init(_ active: ActiveShot, frame note: FrameNote?, clip: DownloadedFile, now: Int64) {
    let record = active.record
    let request = record.shot.request
    shot = record.id
    realm = record.shot.realm
    source = active.place.source
    sourceSHA256 = record.shot.source
    frame = (active.frame ?? record.frame)?.path.string
    frameSHA256 = (active.frame ?? record.frame)?.digest
    size = record.shot.geometry.size.description
    fit = record.shot.geometry.fit
    gravity = record.shot.geometry.gravity
    background = Self.text(record.shot.geometry.background)
    crop = note?.crop
    place = note.flatMap { $0.place == CropBox($0.size) ? nil : $0.place }
    prompt = request.prompt
    provider = record.offer?.provider
    model = request.model
    providerModel = record.offer?.providerModel
    seconds = request.seconds
    options = request.options
    take = record.shot.take
    jobID = record.job
    costUSD = record.cost.amount
    costIsReported = record.reportedCost != nil
    submittedAt = record.submittedAt.map(Self.text)
    downloadedAt = Self.text(now)
    clipSHA256 = clip.digest
    clipBytes = clip.bytes
  }

  private static func text(_ background: Background) -> String {
    switch background {
    case .colour(let colour): "#\(colour.hex)"
    case .blur: "blur"
    }
  }

  /// ISO 8601 in UTC, to the second.
  private static func text(_ milliseconds: Int64) -> String {
    Date(timeIntervalSince1970: Double(milliseconds / 1000)).formatted(.iso8601)
  }
}
