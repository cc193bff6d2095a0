/// A stretch of the list of jobs.
struct JobPage: Sendable {
  struct Query: Sendable, Equatable {
    let account: SandboxAccount
    var limit: Int
    var newestFirst: Bool
    /// The list starts behind this job.
    var after: String?
  }

  var jobs: [SandboxJob] = []
  var hasMore = false
}
