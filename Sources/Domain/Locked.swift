private import Synchronization

/// A mutex whose hand-over the thread sanitizer sees.
///
/// On Linux the waiting part of `Mutex` lies in a library without instrumentation, so every contended lock is
/// reported as a race. A release and an acquire that are compiled here show the order; they cost next to nothing.
package struct Locked<Value: Sendable>: ~Copyable, Sendable {
  private let mutex: Mutex<Value>
  private let handOver = Atomic(false)

  package init(_ value: Value) {
    mutex = Mutex(value)
  }

  package func withLock<Result: Sendable>(_ body: (inout Value) -> Result) -> Result {
    mutex.withLock { value in
      _ = handOver.load(ordering: .acquiring)
      defer { handOver.store(true, ordering: .releasing) }
      return body(&value)
    }
  }
}
