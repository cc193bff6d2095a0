/// What any dialect may have to say no to; each has its own words for it.
enum SandboxTrouble: Error, Equatable {
  case missingKey
  case wrongKey
  case unknownPath
  case wrongMethod
  case tooLarge(bytes: Int, limit: Int)
  case notJSON
  case unknownMarker(ShotFault.UnknownMarker)
  case unknownModel(String)
  case unknownJob(String)
  case balance
  /// `what` is the model or the account whose limit is reached.
  case rateLimit(what: String, retryAfter: Duration)
  case busy
  case overloaded
  case serverFault
  /// There is no answer.
  case dropped
  /// A job that is refused instead of failed.
  case refused(JobTrouble)
  /// A range that lies behind the end of a clip of this length.
  case unsatisfiableRange(length: Int)
  /// The sandbox itself failed.
  case broken(String)
}
