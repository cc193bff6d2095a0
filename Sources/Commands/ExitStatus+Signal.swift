internal import UnixSignals

extension ExitStatus {
  /// After a clean drain; the signals that are listened for are SIGINT and SIGTERM.
  init(_ signal: UnixSignal) { self = signal == .sigint ? .interrupted : .terminated }
}
