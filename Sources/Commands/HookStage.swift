private import Foundation
private import SystemPackage

#if canImport(Glibc)
  private import Glibc
#else
  private import Darwin
#endif

/// Whether pre-commit was started for its manual stage. It tells its hooks of no stage, so it is read off the arguments
/// that it was started with.
enum HookStage {
  /// So far up is pre-commit, with a shell or two between.
  private static let generations = 4

  /// Nil where nobody above was started as pre-commit, or arguments of others can't be read.
  static func isManual() -> Bool? {
    var process = getppid()
    for _ in 0..<generations where process > 1 {
      guard let words = contents(of: "cmdline", process)?.split(separator: "\0").map(String.init) else {
        return nil
      }
      if let option = words.firstIndex(of: "--hook-stage") {
        return words.dropFirst(option + 1).first == "manual"
      }
      if words.contains("--hook-stage=manual") { return true }
      if words.contains(where: { ["pre-commit", "pre_commit"].contains(FilePath($0).lastComponent?.string) })
      {
        return false
      }
      guard let parent = parent(of: process) else { return nil }
      process = parent
    }
    return nil
  }

  /// The second field behind the name, which may hold anything: proc_pid_stat(5).
  private static func parent(of process: pid_t) -> pid_t? {
    let fields = contents(of: "stat", process)?.split(separator: ")").last?.split(separator: " ")
    return fields?.dropFirst().first.flatMap { pid_t($0) }
  }

  private static func contents(of file: String, _ process: pid_t) -> String? {
    FileManager.default.contents(atPath: "/proc/\(process)/\(file)").map {
      String(decoding: $0, as: UTF8.self)
    }
  }
}
