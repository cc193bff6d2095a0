internal import SystemPackage

#if canImport(Glibc)
  private import Glibc
#else
  private import Darwin
#endif

/// A program while it runs.
package struct RunningProgram: Sendable {
  package let process: Int32
  let outputFile: FilePath
  let errorFile: FilePath

  package func send(_ signal: Int32) { kill(process, signal) }

  /// What it has written to standard output so far.
  package func output() throws -> String {
    String(decoding: try FileBytes.read(outputFile), as: UTF8.self)
  }

  /// What it has written to standard error so far.
  package func errors() throws -> String {
    String(decoding: try FileBytes.read(errorFile), as: UTF8.self)
  }
}
