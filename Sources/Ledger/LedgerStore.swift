package import Domain

/// The durable record of what was bought: one writer, whose every change is on disk when the call returns.
///
/// A change that has nothing to change writes nothing. None of the calls is given up when the calling task is
/// cancelled: a job that was bought is recorded even while the program stops.
package protocol LedgerStore: LedgerReader {
  /// Puts a planned shot and its name on record unless the shot, or the same purchase, is there already.
  ///
  /// A planned or rejected shot takes a frame with new bytes. A name whose shot may have been paid for keeps it:
  /// see `Admission.earlier`.
  func admit(_ plan: ShotPlan, frame: FrameFile) async throws(LedgerError) -> Admission

  /// Puts a shot on record that can't be bought as it is. A shot that went further is returned unchanged.
  func reject(_ plan: ShotPlan, because rejection: Rejection) async throws(LedgerError) -> Admission

  /// Makes the plan's name stand for `id`; the clip of the earlier shot now lies at `earlierClip`.
  ///
  /// Nil says that the earlier clip is to be overwritten: refused for one that may have been paid for.
  func place(
    _ id: ShotID, as place: OutputPlace, earlierClip: String?
  ) async throws(LedgerError) -> Placement

  /// The intent to buy, the price and the caps in one transaction; it is durable when the call returns,
  /// and only then may the first byte of the request leave.
  func intend(
    _ id: ShotID, at offer: Offer, within limits: SpendLimits
  ) async throws(LedgerError) -> Intent

  /// How the request ended. `notSent` also settles an unclear shot whose absence is proven.
  func record(_ outcome: SubmitOutcome, for id: ShotID) async throws(LedgerError) -> ShotRecord

  /// What the provider says now. For a ready shot this renews link and expiry.
  func advance(_ id: ShotID, to snapshot: JobSnapshot) async throws(LedgerError) -> ShotRecord

  func record(_ step: DownloadStep, for id: ShotID) async throws(LedgerError) -> ShotRecord

  /// A finished clip vanished from the disk: it is fetched again, never bought again.
  func refetch(_ id: ShotID) async throws(LedgerError) -> ShotRecord

  /// Settles what a killed run left half-way. Only at the start of a run, before anything is submitted.
  func recover() async throws(LedgerError)

  /// `job` is what the unclear, held or expired shot bought.
  func adopt(_ job: JobID, for id: ShotID) async throws(LedgerError) -> ShotRecord

  /// Leaves an unclear shot to a person, who can choose from the candidates as long as it is held.
  func hold(
    _ id: ShotID, because reason: String, candidates: [JobCandidate]
  ) async throws(LedgerError) -> ShotRecord

  /// A person gives up on an unclear, held or expired job. Its price still counts as spent.
  func forget(_ id: ShotID, because reason: String) async throws(LedgerError) -> ShotRecord

  /// A rejected shot, or one that failed without having been billed, may be bought anew.
  func planAgain(_ id: ShotID) async throws(LedgerError) -> ShotRecord

  /// Remembers the pace that an endpoint allows, in place of what was kept for it before.
  func keep(_ rate: LearntRate) async throws(LedgerError)

  /// Ends the use of the ledger and frees it for the next run; any later call throws.
  func close() async throws(LedgerError)
}
