package import Domain
package import Ledger
private import SystemPackage

/// A ledger's tables in memory. A copy shares its rows, so a transaction can be given up by dropping its copy.
package struct MemoryTables: LedgerTables, Sendable {
  /// What is kept for one shot; never changed, so that copies of the tables stay cheap.
  final class Row: Sendable {
    let record: ShotRecord
    let history: [HistoryEntry]

    init(_ record: ShotRecord, history: [HistoryEntry]) {
      self.record = record
      self.history = history
    }
  }

  struct Endpoint: Hashable {
    let provider: String
    let baseURL: String
  }

  struct JobKey: Hashable {
    let endpoint: Endpoint
    let job: JobID
  }

  struct PlaceKey: Hashable {
    let name: String
    let shot: ShotID
  }

  /// In order of admission.
  private(set) var order: [ShotID] = []
  private(set) var rows: [ShotID: Row] = [:]
  private(set) var past: [(realm: Realm, attempt: PastAttempt)] = []
  private(set) var owners: [JobKey: ShotID] = [:]
  private(set) var placements: [PlaceKey: Placement] = [:]
  private var rates: [Endpoint: LearntRate] = [:]
  private var purchases: [Digest: ShotID] = [:]
  private var named: [String: ShotID] = [:]
  private var clips: [String: PlaceKey] = [:]

  package func shot(_ id: ShotID) -> ShotRecord? { rows[id]?.record }

  package func shot(purchase: Digest) -> ShotRecord? { purchases[purchase].flatMap { shot($0) } }

  package func halfWay() -> [ShotID] {
    order.filter { id in
      let state = shot(id)?.state
      return state == .submitting || state == .downloading
    }
  }

  package func owner(of job: JobID, at offer: Offer) -> ShotID? {
    owners[JobKey(endpoint: Endpoint(provider: offer.provider, baseURL: offer.baseURL), job: job)]
  }

  package func spending(_ realm: Realm) -> SpendSummary {
    var summary = SpendSummary()
    for row in rows.values where row.record.shot.realm == realm {
      summary.add(row.record.cost, clips: 1, as: row.record.charge)
    }
    for (_, attempt) in past.lazy.filter({ $0.realm == realm && $0.attempt.isCharged }) {
      summary.add(attempt.cost, clips: 1, as: .spent)
    }
    return summary
  }

  package func placement(named name: String) -> Placement? {
    named[name].flatMap { placements[PlaceKey(name: name, shot: $0)] }
  }

  package func placement(clip: String) -> Placement? { clips[clip].flatMap { placements[$0] } }

  /// Refuses what a database refuses: a NUL, and a path that is no text.
  package func readsBack(_ record: ShotRecord) -> Bool {
    let request = record.shot.request
    let texts = [request.prompt, request.model, record.frame?.path.string ?? ""]
    let isPathText = record.frame.map { FilePath($0.path.string) == $0.path } ?? true
    return isPathText && !texts.contains { $0.utf8.contains(0) }
  }

  package mutating func insert(_ record: ShotRecord) -> ShotRecord {
    order.append(record.id)
    let numbered = record.numbered(Int64(order.count))
    update(numbered)
    return numbered
  }

  package mutating func update(_ record: ShotRecord) {
    let before = rows[record.id]
    if let frame = before?.record.frame, frame.digest != record.frame?.digest {
      purchases[record.shot.purchase(frame: frame.digest)] = nil
    }
    if let frame = record.frame, frame.digest != before?.record.frame?.digest {
      purchases[record.shot.purchase(frame: frame.digest)] = record.id
    }
    // Never taken out: an attempt that is given up is filed away with its job.
    if let job = record.job, let offer = record.offer { own(job, at: offer, by: record.id) }
    rows[record.id] = Row(record, history: before?.history ?? [])
  }

  package mutating func file(_ past: PastAttempt, of record: ShotRecord, at now: Int64) {
    self.past.append((record.shot.realm, past))
    if let job = past.job { own(job, at: past.offer, by: record.id) }
  }

  package mutating func add(_ entry: HistoryEntry, of id: ShotID) {
    guard let row = rows[id] else { return }
    rows[id] = Row(row.record, history: row.history + [entry])
  }

  package mutating func put(_ placement: Placement) {
    let key = PlaceKey(name: placement.place.name, shot: placement.shot)
    remove(placement)
    placements[key] = placement
    clips[placement.place.clip] = key
    if placement.isCurrent { named[key.name] = key.shot }
  }

  package mutating func remove(_ placement: Placement) {
    let key = PlaceKey(name: placement.place.name, shot: placement.shot)
    guard let old = placements.removeValue(forKey: key) else { return }
    clips[old.place.clip] = nil
    if old.isCurrent { named[key.name] = nil }
  }

  package func learntRate(provider: String, baseURL: String) -> LearntRate? {
    rates[Endpoint(provider: provider, baseURL: baseURL)]
  }

  package mutating func put(_ rate: LearntRate) {
    rates[Endpoint(provider: rate.provider, baseURL: rate.baseURL)] = rate
  }

  private mutating func own(_ job: JobID, at offer: Offer, by id: ShotID) {
    owners[JobKey(endpoint: Endpoint(provider: offer.provider, baseURL: offer.baseURL), job: job)] = id
  }
}
