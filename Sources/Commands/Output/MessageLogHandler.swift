private import Domain
internal import Logging

/// Log lines as messages on standard error: `firstframe: warning: ...`, without time stamps or sources.
struct MessageLogHandler: LogHandler {
  var metadata: Logger.Metadata = [:]
  var logLevel: Logger.Level = .notice

  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  func log(event: LogEvent) {
    Console.standardError.write("firstframe: \(event.level): \(event.message.description.visible)\n")
  }
}
