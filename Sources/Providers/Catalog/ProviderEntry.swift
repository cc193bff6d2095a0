package import Domain

/// One provider as data: what `catalog.yaml` says about it.
package struct ProviderEntry: Sendable, Equatable {
  package var name: String
  /// Nil when the person has to give one (`--base-url`), or the program itself (the sandbox).
  package var baseURL: String?
  package var keyVariable: String?
  /// A file with the key, and a command that prints it: in settings files only, for the entry's own host.
  package var keyFile: String?
  package var keyCommand: String?
  /// The header that carries the key; nil for `Authorization: Bearer`.
  package var keyHeader: String?
  /// What every call has in its query.
  package var query: [String: String]
  /// What every submit has beside the fields of its clip.
  package var fields: [String: String]
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
  /// The most characters of a prompt; nil when it is not known.
  package var promptLimit: Int?
  /// The most bytes of a frame; nil when it is not known.
  package var imageLimit: Int?
  /// A job that its list does not show does not exist.
  package var listIsComplete: Bool
  /// How long a new job may be missing from the list, in seconds.
  package var listLagSeconds: Int
  /// A small picture of each clip can be fetched.
  package var hasThumbnails: Bool
  /// A clip can be a variation of another job's.
  package var hasRemix: Bool
  /// The provider states that failed jobs cost nothing.
  package var failuresAreFree: Bool
  package var poll: PollCadence
  /// The provider that it passes requests on to.
  package var upstream: String?
  package var models: [ModelEntry]
  /// The page these facts come from.
  package var source: String?
  /// What a person should know before paying: what is not certain, first of all.
  package var notes: [String]

  package func model(_ name: String) -> ModelEntry? { models.first { $0.name == name } }
}

extension ProviderEntry: Decodable {
  private enum CodingKeys: String, CodingKey, CaseIterable {
    case name, query, fields, dialect, image, realm, poll, upstream, models, source, notes
    case baseURL = "base_url"
    case keyVariable = "key_variable"
    case keyFile = "key_file"
    case keyCommand = "key_command"
    case keyHeader = "key_header"
    case submitWidth = "submit_width"
    case jobsInFlight = "jobs_in_flight"
    case requestsPerMinute = "requests_per_minute"
    case retentionSeconds = "retention_seconds"
    case promptLimit = "prompt_limit"
    case imageLimit = "image_limit"
    case listIsComplete = "list_is_complete"
    case listLagSeconds = "list_lag_seconds"
    case hasThumbnails = "has_thumbnails"
    case hasRemix = "has_remix"
    case failuresAreFree = "failures_are_free"
  }

  /// Every name that an entry may have.
  static let keys = CodingKeys.allCases.map(\.rawValue)

  /// A hundred years of seconds.
  private static let longest = 3_155_760_000

  /// Only name, dialect and models have to be there; what is left out is what costs least when it is wrong.
  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    func value<Value: Decodable>(_ key: CodingKeys, _ type: Value.Type = Value.self) throws -> Value? {
      try container.decodeIfPresent(type, forKey: key)
    }
    name = try container.decode(String.self, forKey: .name)
    baseURL = try value(.baseURL)
    keyVariable = try value(.keyVariable)
    keyFile = try value(.keyFile)
    keyCommand = try value(.keyCommand)
    keyHeader = try value(.keyHeader)
    query = try value(.query) ?? [:]
    fields = try value(.fields) ?? [:]
    dialect = try container.decode(Dialect.self, forKey: .dialect)
    image = try value(.image) ?? (dialect.transports.contains(.file) ? .file : .dataURI)
    realm = try value(.realm) ?? .real
    submitWidth = try container.decodeIfPresent(.submitWidth, in: 1...64) ?? 2
    jobsInFlight = try container.decodeIfPresent(.jobsInFlight, in: 1...10_000) ?? 20
    requestsPerMinute = try container.decodeIfPresent(.requestsPerMinute, in: 1...60_000)
    retentionSeconds = try container.decodeIfPresent(.retentionSeconds, in: 1...Self.longest)
    promptLimit = try container.decodeIfPresent(.promptLimit, in: 1...1_000_000_000)
    imageLimit = try container.decodeIfPresent(.imageLimit, in: 1...1_000_000_000)
    listIsComplete = try value(.listIsComplete) ?? false
    listLagSeconds = try container.decodeIfPresent(.listLagSeconds, in: 0...Self.longest) ?? 600
    hasThumbnails = try value(.hasThumbnails) ?? false
    hasRemix = try value(.hasRemix) ?? false
    failuresAreFree = try value(.failuresAreFree) ?? false
    poll = try value(.poll) ?? PollCadence(first: 2, max: 20)
    upstream = try value(.upstream)
    models = try container.decode([ModelEntry].self, forKey: .models)
    source = try value(.source)
    notes = try value(.notes) ?? []
    guard image == .url || dialect.transports.contains(image) else {
      let known = dialect.transports.map(\.rawValue).sorted().joined(separator: " or ")
      throw DecodingError.dataCorruptedError(
        forKey: .image, in: container,
        debugDescription: "\(dialect.rawValue) has no place for a \(image.rawValue); image is \(known)")
    }
    guard !hasRemix || dialect.hasRemix else {
      throw DecodingError.dataCorruptedError(
        forKey: .hasRemix, in: container, debugDescription: "\(dialect.rawValue) has no remixes")
    }
  }
}
