import Sandbox
import Synchronization

/// Time that stands still until a test moves it. Sleeping moves it too, and takes none.
final class VirtualClock: Sendable {
  private let time = Atomic<Int64>(1_800_000_000_000)

  var now: Int64 { time.load(ordering: .sequentiallyConsistent) }

  func advance(milliseconds: Int64) { time.add(milliseconds, ordering: .sequentiallyConsistent) }

  var clock: SandboxClock {
    SandboxClock(
      now: { self.now },
      sleep: { duration in
        let parts = duration.components
        self.advance(milliseconds: parts.seconds * 1000 + parts.attoseconds / 1_000_000_000_000_000)
      })
  }
}
