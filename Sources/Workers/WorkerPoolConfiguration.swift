package import Domain
package import SystemPackage

/// How picture workers are started and what each may use.
package struct WorkerPoolConfiguration: Sendable {
  /// The program that has the hidden `worker` subcommand; normally this very one.
  package var executable: FilePath
  /// At most this many workers, started when there is work for them.
  package var count: Int
  package var limits: PictureLimits
  /// Where workers may write frames; nowhere else. Folders that do not exist when a worker starts don't count.
  package var frameFolders: [FilePath] = []
  /// Bytes of memory that all pictures together may take by estimate; one alone may always be decoded.
  package var memoryBudget = SystemMemory.bytes / 10 * 6
  /// A worker ends after so many requests, and when it holds so many bytes while idle: what decoders leak goes
  /// with it.
  package var requestsPerWorker = 2000
  package var idleBytes = 768 << 20
  /// How often a busy worker's memory and deadline are looked at.
  package var watchInterval: Duration = .milliseconds(50)

  package init(executable: FilePath, count: Int, limits: PictureLimits = PictureLimits()) {
    self.executable = executable
    self.count = count
    self.limits = limits
  }

  /// This process's own program, also when its file has been replaced since.
  package static var ownExecutable: FilePath {
    #if os(Linux)
      "/proc/self/exe"
    #else
      FilePath(CommandLine.arguments.first ?? "firstframe")
    #endif
  }

  /// Virtual memory of a worker: well above the resident limit, which is what is really meant. Half a gibibyte is
  /// taken before it holds anything.
  var addressSpace: Int { limits.workerBytes * 3 + (1 << 30) }
}
