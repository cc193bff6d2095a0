import Domain

/// One page of a list as a dialect read it.
struct JobPage: Sendable, Equatable {
  var jobs: [JobSnapshot]
  /// What asks for the page after this one; nil when there is none, or nothing to ask for it with.
  var next: String?
  /// The list says that it ends here.
  var isLast: Bool
  /// Entries were left out because they had no readable id.
  var hasUnreadable: Bool
}

extension JobListing {
  static let pageLimit = 1000
  /// Bytes that the jobs of all pages may take, with a kilobyte for each beside its prompt and its link.
  static let room = 256 << 20

  /// Collects pages until one is older than `since`; never trusts a list that repeats or reorders itself, and is
  /// complete only when the list says where it ends, or goes back far enough.
  static func collect(
    since: Int64, page: (_ cursor: String?) async throws(ProviderError) -> JobPage
  ) async throws(ProviderError) -> JobListing {
    var listing = JobListing(jobs: [], isComplete: true)
    var seen: Set<JobID> = []
    var cursor: String?
    var rest = room
    for _ in 0..<pageLimit {
      let page = try await page(cursor)
      let fresh = page.jobs.filter { seen.insert($0.id).inserted }
      listing.jobs += fresh.filter { job in job.createdAt.map { $0 >= since } ?? true }
      if page.hasUnreadable { listing.isComplete = false }
      if page.isLast || page.isOlder(than: since) { return listing }
      // A server that ignores the cursor sends the same page for ever.
      guard !fresh.isEmpty, let next = page.next, next != cursor else { break }
      rest -= fresh.reduce(0) { $0 + $1.weight }
      guard rest > 0 else { break }
      cursor = next
    }
    listing.isComplete = false
    return listing
  }
}

extension JobSnapshot {
  /// Bytes that it takes, roughly.
  fileprivate var weight: Int { 1024 + (prompt?.utf8.count ?? 0) + (resultURL?.utf8.count ?? 0) }
}

extension JobPage {
  /// The page ends before `since` and is seen to run from new to old: the next one can only be older.
  fileprivate func isOlder(than since: Int64) -> Bool {
    let times = jobs.compactMap(\.createdAt)
    guard let first = times.first, let last = times.last, last < since, first > last else { return false }
    return zip(times, times.dropFirst()).allSatisfy { $0 >= $1 }
  }
}
