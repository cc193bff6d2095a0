package import Domain

/// What a verb looks up and puts down inside one transaction.
package protocol LedgerTables {
  func shot(_ id: ShotID) throws -> ShotRecord?
  func shot(purchase: Digest) throws -> ShotRecord?
  /// Left by a killed run: shots that are submitting or downloading, in order of admission.
  func halfWay() throws -> [ShotID]
  /// Which shot bought the job at the offer's endpoint, now or with an earlier attempt.
  func owner(of job: JobID, at offer: Offer) throws -> ShotID?
  func spending(_ realm: Realm) throws -> SpendSummary
  /// The shot that the name stands for now.
  func placement(named name: String) throws -> Placement?
  func placement(clip: String) throws -> Placement?
  func learntRate(provider: String, baseURL: String) throws -> LearntRate?
  /// False for a record with a text that comes back changed.
  func readsBack(_ record: ShotRecord) throws -> Bool

  /// The new record with its sequence.
  mutating func insert(_ record: ShotRecord) throws -> ShotRecord
  mutating func update(_ record: ShotRecord) throws
  mutating func file(_ past: PastAttempt, of record: ShotRecord, at now: Int64) throws
  mutating func add(_ entry: HistoryEntry, of id: ShotID) throws
  /// Adds the placement, or changes the one of the same name and shot.
  mutating func put(_ placement: Placement) throws
  mutating func remove(_ placement: Placement) throws
  mutating func put(_ rate: LearntRate) throws
}
