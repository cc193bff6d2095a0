private import Foundation

/// The memory that this process may count on.
enum SystemMemory {
  /// Bytes of the machine, or of the control group (version 2 or 1) that holds this process, whichever is less.
  static let bytes: Int = {
    let machine = Int(clamping: ProcessInfo.processInfo.physicalMemory)
    return (groupFiles.compactMap(number) + [machine]).min() ?? machine
  }()

  /// Where the limits of this process's groups stand, from its own up to the root.
  private static var groupFiles: [String] {
    let lines = (try? String(contentsOfFile: "/proc/self/cgroup", encoding: .utf8)) ?? ""
    return lines.split(separator: "\n").flatMap { line -> [String] in
      let fields = line.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false)
      guard fields.count == 3 else { return [] }
      var names = fields[2].split(separator: "/")
      var files: [String] = []
      let (root, file) =
        switch fields[1] {
        case "": ("/sys/fs/cgroup", "memory.max")
        case "memory": ("/sys/fs/cgroup/memory", "memory.limit_in_bytes")
        default: ("", "")
        }
      guard !root.isEmpty else { return [] }
      while true {
        files.append("\(root)/\(names.joined(separator: "/"))/\(file)")
        guard names.popLast() != nil else { return files }
      }
    }
  }

  /// Nil when there is no such file, and for the word `max`.
  private static func number(_ file: String) -> Int? {
    (try? String(contentsOfFile: file, encoding: .utf8)).flatMap {
      Int($0.trimmingCharacters(in: .whitespacesAndNewlines))
    }
  }
}
