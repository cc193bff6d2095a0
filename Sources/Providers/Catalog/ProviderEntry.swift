package import Domain

/// One provider as data: what `catalog.yaml` says about it.
package struct ProviderEntry: Sendable, Equatable, Decodable {
  package var name: String
  /// Nil when the person has to give one (`--base-url`), or the program itself (the sandbox).
  package var baseURL: String?
  package var keyVariable: String?
  /// A file with the key, and a command that prints it: in settings files only, for the entry's own host.
  package var keyFile: String?
  package var keyCommand: String?
  package var dialect: Dialect
  package var image: ImageTransport
  package var realm: Realm
  /// Submits that may be open at once.
  package var submitWidth: Int
  /// Jobs that may be under way at once; when it is reached, submitting waits for clips to arrive.
  package var jobsInFlight: Int
  /// Nil for no limit.
  package var requestsPerMinute: Int?
  /// How long a finished clip can be fetched; nil when it is not known.
  package var retentionSeconds: Int?
  /// A job that its list does not show does not exist.
  package var listIsComplete: Bool
  /// How long a new job may be missing from the list, in seconds.
  package var listLagSeconds: Int
  /// A small picture of each clip can be fetched.
  package var hasThumbnails: Bool
  /// The provider states that failed jobs cost nothing.
  package var failuresAreFree: Bool
  package var poll: PollCadence
  package var models: [ModelEntry]
  /// The page these facts come from.
  package var source: String?

  private enum CodingKeys: String, CodingKey, CaseIterable {
    case name, dialect, image, realm, poll, models, source
    case baseURL = "base_url"
    case keyVariable = "key_variable"
    case keyFile = "key_file"
    case keyCommand = "key_command"
    case submitWidth = "submit_width"
    case jobsInFlight = "jobs_in_flight"
    case requestsPerMinute = "requests_per_minute"
    case retentionSeconds = "retention_seconds"
    case listIsComplete = "list_is_complete"
    case listLagSeconds = "list_lag_seconds"
    case hasThumbnails = "has_thumbnails"
    case failuresAreFree = "failures_are_free"
  }

  /// Every name that an entry may have.
  static let keys = CodingKeys.allCases.map(\.rawValue)

  package func model(_ name: String) -> ModelEntry? { models.first { $0.name == name } }
}
