/// What happened while a clip was fetched.
package enum DownloadStep: Sendable, Equatable {
  case started
  case interrupted(String)
  /// The clip lies under its final name, flushed to disk.
  case stored(StoredClip)
  /// The provider has the result, or the job, no longer.
  case gone(String)
}
