private import Foundation
internal import Subprocess

/// The whole environment of a picture worker.
enum WorkerEnvironment {
  static var values: [Environment.Key: String] {
    var values: [Environment.Key: String] = [
      "HOME": "/nonexistent",
      "LC_ALL": "C",
      "TZ": "UTC",
      "MALLOC_ARENA_MAX": "2",
      // Memory of one picture is kept for the next instead of being given back and faulted in again.
      "MALLOC_MMAP_THRESHOLD_": "33554432",
      "MALLOC_TRIM_THRESHOLD_": "67108864",
      "VIPS_WARNING": "0",
    ]
    // Where the system's loader finds the Swift runtime when it is not beside the program.
    for name in ["LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH"] {
      if let folder = ProcessInfo.processInfo.environment[name] {
        values[Environment.Key(stringLiteral: name)] = folder
      }
    }
    return values
  }
}
