private import Dispatch

/// A thread of its own for what blocks: fsync, renames, hashing. Swift's shared pool never waits for a disk.
final class DiskExecutor: SerialExecutor {
  private let queue = DispatchQueue(label: "firstframe.sandbox.disk")

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    queue.async { unsafe job.runSynchronously(on: self.asUnownedSerialExecutor()) }
  }
}
