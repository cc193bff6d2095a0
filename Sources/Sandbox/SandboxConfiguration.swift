package import SystemPackage

/// What a sandbox is, fixed when it opens.
package struct SandboxConfiguration: Sendable {
  /// Where jobs, frames and clips are kept; made when missing. One server at a time per folder.
  package var folder: FilePath
  /// The first one is the default of requests that name no model. Must not be empty.
  package var models: [SandboxModel]
  /// 0 takes any free port.
  package var port: UInt16 = 0
  package var keys: SandboxKeys = .any
  /// As many jobs at once and in a minute as the real service takes, where that is known.
  package var keepsQuotas = true
  package var rendering: SandboxRendering = .ffmpeg
  /// How many clips are rendered side by side.
  package var renderWidth = 1
  package var timing = SandboxTiming()
  package var faults = SandboxFaults()
  /// The largest request body, in bytes; a larger one is answered with 413.
  package var bodyLimit = 32 << 20
  /// Bytes of request bodies that may be in memory at once; further requests wait their turn.
  package var bodyBudget = 128 << 20
  /// The folders in which ffmpeg is looked for, in the form of PATH; nil takes the process's own.
  package var searchPath: String?

  /// Where requests are kept for reading, one file each; nil keeps none.
  package var transcript: FilePath?

  package init(folder: FilePath, models: [SandboxModel]) {
    self.folder = folder
    self.models = models
  }
}

/// Which keys open the services that a sandbox stands in for.
package enum SandboxKeys: Sendable, Equatable {
  /// Every key does, but there must be one.
  case any
  case only(String)
  /// None is asked for.
  case notNeeded
}

/// How the sandbox makes its clips.
package enum SandboxRendering: Sendable, Equatable {
  /// A slow push-in on the frame, in H.264, by the `ffmpeg` program.
  case ffmpeg
  /// One tiny valid MP4 for every job, different only in a trailing box with the job's id: for load tests.
  case none
}
