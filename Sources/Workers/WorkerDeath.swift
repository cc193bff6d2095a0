private import Domain

/// Why a worker ended while it had a picture.
enum WorkerDeath: Sendable, Equatable {
  /// It ran longer than its picture may; the pool killed it.
  case deadline(seconds: Double)
  /// It used more memory than a picture may; the pool killed it.
  case memory(bytes: Int)
  /// A signal from elsewhere, or its own crash.
  case signal(Int32)
  case exit(Int32)
  case notStarted(String)

  /// The same picture would end the next worker the same way: no second try.
  var isFinal: Bool {
    switch self {
    case .deadline, .memory: true
    case .signal, .exit, .notStarted: false
    }
  }
}

extension WorkerDeath: CustomStringConvertible {
  var description: String {
    switch self {
    case .deadline(let seconds): "was stopped after \(Int(seconds)) s"
    case .memory(let bytes): "was stopped at \(ByteSize(bytes)) of memory"
    case .signal(let number): "was killed by signal \(number)"
    case .exit(let code): "ended with exit code \(code)"
    case .notStarted(let reason): "could not be started (\(reason))"
    }
  }
}
