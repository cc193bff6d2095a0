internal import Domain
internal import Ledger
internal import Providers

/// The unclear shots of one endpoint and the jobs that may be theirs, while they are matched one by one.
struct Settlement {
  let provider: ProviderEntry
  /// What is still without a job.
  private(set) var open: [JobMatch]
  /// Every shot that a job may belong to, `open` among them.
  private var rivals: [JobMatch]
  /// The jobs that no shot owns.
  private(set) var free: [JobSnapshot]
  /// Made once, and only when the list alone settles nothing more.
  private var likeness: LikenessTable?

  init(_ open: [JobMatch], among rivals: [JobMatch], jobs: [JobSnapshot], provider: ProviderEntry) {
    self.provider = provider
    self.open = open
    self.rivals = rivals
    free = jobs
  }

  /// A shot whose job is beyond doubt: the only one that fits it and no other, or the one that shows it.
  mutating func next(by thumbnails: Thumbnails) async throws -> (ShotID, JobID)? {
    if let match = open.first(where: isAlone) { return (match.record.id, candidates(for: match)[0].id) }
    let shown = open.filter(isShown)
    guard !shown.isEmpty else { return nil }
    let table = try await compared(by: thumbnails)
    for match in shown {
      let jobs = candidates(for: match)
      let others = rivals.filter { rival in jobs.contains(where: rival.fits) }
      let job = table.winner(
        for: match.record.id, among: jobs.map(\.id), rivals: others.map(\.record.id))
      if let job { return (match.record.id, job) }
    }
    return nil
  }

  mutating func remove(_ shot: ShotID, with job: JobID) {
    free.removeAll { $0.id == job }
    rivals.removeAll { $0.record.id == shot }
    open.removeAll { $0.record.id == shot }
  }

  func candidates(for match: JobMatch) -> [JobSnapshot] { free.filter(match.fits) }

  /// Jobs of the shot's time, or of a time that nobody knows, that no shot asked for as they are: a provider that tells
  /// of a job by other words than it was asked with would show the shot's own so.
  func strangers(to match: JobMatch) -> [JobSnapshot] {
    free.filter { job in match.isOfItsTime(job) != false && !rivals.contains { $0.fits(job) } }
  }

  /// Its first picture, once it is there, may tell whose it is.
  func mayStillShow(_ job: JobSnapshot) -> Bool {
    provider.hasThumbnails && (job.status == .queued || job.status == .running)
  }

  private mutating func compared(by thumbnails: Thumbnails) async throws -> LikenessTable {
    if let likeness { return likeness }
    let jobs = free.filter { job in !mayStillShow(job) && open.contains { $0.fits(job) } }
    let shots = rivals.filter { rival in jobs.contains(where: rival.fits) }
    let table = try await thumbnails.compare(shots.map(\.record), with: jobs.map(\.id))
    likeness = table
    return table
  }

  /// It fits one job, which fits no other shot. Where a picture of the job can be looked at, that decides instead.
  private func isAlone(_ match: JobMatch) -> Bool {
    let jobs = candidates(for: match)
    guard jobs.count == 1, !(provider.hasThumbnails && jobs[0].status == .completed) else { return false }
    return rivals.count { $0.fits(jobs[0]) } == 1
  }

  private func isShown(_ match: JobMatch) -> Bool {
    let jobs = candidates(for: match)
    return provider.hasThumbnails && !jobs.isEmpty && !jobs.contains(where: mayStillShow)
  }
}
