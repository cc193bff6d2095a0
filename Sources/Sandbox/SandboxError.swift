package import SystemPackage

/// Why a sandbox can't open or run. Trouble with a single request is answered over HTTP instead.
package enum SandboxError: Error, Equatable {
  case ffmpegMissing
  case portTaken(UInt16)
  case cannotListen(UInt16, reason: String)
  /// A file or folder of the sandbox can't be read or written.
  case disk(FilePath, reason: String)
  /// A job on disk isn't one this version wrote.
  case damagedJob(FilePath, reason: String)
  case noModels
  /// The server ended although nobody had stopped it.
  case stopped
}

extension SandboxError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .ffmpegMissing:
      "the sandbox renders its clips with ffmpeg, which is not on the PATH; install it"
        + " (Debian and Ubuntu: apt install ffmpeg, macOS: brew install ffmpeg) and run again"
    case .portTaken(let port):
      "port \(port) on 127.0.0.1 is taken by another program; choose another one, or 0 for any free port"
    case .cannotListen(let port, let reason):
      "the sandbox can't listen on 127.0.0.1, port \(port): \(reason)"
    case .disk(let path, let reason):
      "the sandbox can't use \(path): \(reason); free or correct it, or choose another folder"
    case .damagedJob(let path, let reason):
      "\(path) is not a job of this sandbox (\(reason)); move its folder away and start again"
    case .noModels:
      "the sandbox has no model to offer, or one without sizes or lengths; name at least one of each"
    case .stopped:
      "the sandbox's server ended unexpectedly; run the command again"
    }
  }
}
