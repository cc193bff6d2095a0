private import Domain

/// Messages from many tasks to one reader, who takes all that wait at once.
///
/// It never holds more than the open bodies can report, so it needs no bound of its own. Much quicker here
/// than a stream, which gives one message for each suspension.
final class LineMailbox: Sendable {
  private struct State {
    var messages: [LineMessage] = []
    var reader: CheckedContinuation<[LineMessage], Never>?
  }

  private let state = Locked(State())

  func send(_ message: LineMessage) {
    let reader = state.withLock { state in
      let reader = state.reader.take()
      if reader == nil { state.messages.append(message) }
      return reader
    }
    reader?.resume(returning: [message])
  }

  /// Waits while there are none, whether the task is cancelled or not.
  func receive() async -> [LineMessage] {
    await withCheckedContinuation { continuation in
      let messages = state.withLock { state in
        if state.messages.isEmpty { state.reader = continuation }
        defer { state.messages = [] }
        return state.messages
      }
      if !messages.isEmpty { continuation.resume(returning: messages) }
    }
  }
}
