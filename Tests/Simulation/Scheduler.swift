import Domain
import Glibc
import HeapModule
import TestSupport

/// Runs everything asynchronous on the calling thread, one job at a time: which one goes next is rolled from the
/// seed, and time passes only when nothing can go on. The same seed gives the same run.
final class Scheduler: Sendable {
  private struct Sleeper: Comparable {
    let due: Int64
    let order: Int

    static func < (a: Self, b: Self) -> Bool { (a.due, a.order) < (b.due, b.order) }
  }

  private struct State {
    var ready: [UnownedJob] = []
    var random = SeededGenerator(seed: 0)
    var now: Int64 = 0
    var sleepers: Heap<Sleeper> = []
    var wakers: [Int: CheckedContinuation<Void, any Error>] = [:]
    var count = 0
  }

  static let shared = Scheduler()
  static let start: Int64 = 1_760_000_000_000
  /// Thirty days: a batch that takes longer waits for what never comes.
  private static let patience: Int64 = 30 * 86_400_000

  private let state = Locked(State())

  /// Unix milliseconds.
  var now: Int64 { state.withLock { $0.now } }

  /// 0..<1, from the seed.
  func roll() -> Double { state.withLock { Double.random(in: 0..<1, using: &$0.random) } }

  func roll(_ range: ClosedRange<Int>) -> Int { state.withLock { Int.random(in: range, using: &$0.random) } }

  /// Nil when something waits for what never comes.
  func run<Value: Sendable>(seed: UInt64, _ body: @escaping @Sendable () async -> Value) -> Value? {
    state.withLock { state in
      precondition(state.ready.isEmpty && state.wakers.isEmpty, "the run before is over")
      state = State()
      state.random = SeededGenerator(seed: seed)
      state.now = Self.start
    }
    let result = Locked<Value?>(nil)
    Task {
      let value = await body()
      result.withLock { $0 = value }
    }
    while result.withLock({ $0 == nil }) || hasReady {
      if let job = next() {
        unsafe job.runSynchronously(on: MainActor.sharedUnownedExecutor)
      } else if now > Self.start + Self.patience || !wakeNext() {
        return nil
      }
    }
    return result.withLock { $0 }
  }

  func sleep(_ duration: Duration) async throws {
    let order = state.withLock { state in
      state.count += 1
      return state.count
    }
    try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        let isCancelled = Task.isCancelled
        state.withLock { state in
          if isCancelled { return }
          state.wakers[order] = continuation
          state.sleepers.insert(Sleeper(due: state.now + Int64(duration / .milliseconds(1)), order: order))
        }
        if isCancelled { continuation.resume(throwing: CancellationError()) }
      }
    } onCancel: {
      state.withLock { $0.wakers.removeValue(forKey: order) }?.resume(throwing: CancellationError())
    }
  }

  private var hasReady: Bool { state.withLock { !$0.ready.isEmpty } }

  private func next() -> UnownedJob? {
    state.withLock { state in
      guard !state.ready.isEmpty else { return nil }
      let index = Int.random(in: 0..<state.ready.count, using: &state.random)
      state.ready.swapAt(index, state.ready.count - 1)
      return state.ready.popLast()
    }
  }

  private func wakeNext() -> Bool {
    let waker: CheckedContinuation<Void, any Error>?? = state.withLock { state in
      while let sleeper = state.sleepers.popMin() {
        guard let waker = state.wakers.removeValue(forKey: sleeper.order) else { continue }
        state.now = max(state.now, sleeper.due)
        return .some(waker)
      }
      return .none
    }
    guard let waker else { return false }
    waker?.resume()
    return true
  }

  fileprivate func enqueue(_ job: UnownedJob) { state.withLock { $0.ready.append(job) } }

  /// Takes over all of the process's asynchronous work; call once, first.
  func install() {
    typealias Original = @convention(thin) (UnownedJob) -> Void
    typealias Hook = @convention(thin) (UnownedJob, Original) -> Void
    let hook: Hook = { job, _ in Scheduler.shared.enqueue(job) }
    for name in ["swift_task_enqueueGlobal_hook", "swift_task_enqueueMainExecutor_hook"] {
      guard let address = unsafe dlsym(nil, name) else { preconditionFailure("the runtime has no \(name)") }
      unsafe address.assumingMemoryBound(to: Hook?.self).pointee = hook
    }
  }
}
