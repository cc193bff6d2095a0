#if os(Linux)
  private import Foundation
  private import SystemPackage

  /// Picture workers as the system sees them.
  package enum WorkerProbe {
    /// The living workers of `parent`; those of one pool when its address space is given, which tests choose
    /// so that no other pool has it.
    package static func workers(of parent: Int32, addressSpace: Int? = nil) -> [Int32] {
      let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
      return names.compactMap { Int32($0) }.filter { process in
        // A process that has ended meanwhile, or waits to be reaped, has no arguments.
        guard let bytes = try? FileBytes.read(file("cmdline", of: process)) else { return false }
        let words = bytes.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
        guard words.count >= 6, words[1] == "worker", words[3] == "\(parent)" else { return false }
        return addressSpace.map { words[5] == "\($0)" } ?? true
      }
    }

    /// Where each open descriptor of a process leads.
    package static func descriptors(of process: Int32) throws -> [Int: String] {
      let folder = "/proc/\(process)/fd"
      var found: [Int: String] = [:]
      for name in try FileManager.default.contentsOfDirectory(atPath: folder) {
        guard let number = Int(name) else { continue }
        found[number] = try? FileManager.default.destinationOfSymbolicLink(atPath: "\(folder)/\(name)")
      }
      return found
    }

    package static func environment(of process: Int32) throws -> [String: String] {
      let pairs = try FileBytes.read(file("environ", of: process)).split(separator: 0).map { entry in
        let parts = String(decoding: entry, as: UTF8.self).split(separator: "=", maxSplits: 1)
        return (String(parts[0]), parts.count > 1 ? String(parts[1]) : "")
      }
      return Dictionary(uniqueKeysWithValues: pairs)
    }

    /// The kernel's figures about each thread of a process, by name.
    package static func threadStatus(of process: Int32) throws -> [[String: String]] {
      try FileManager.default.contentsOfDirectory(atPath: "/proc/\(process)/task").map { thread in
        let bytes = try FileBytes.read(file("task/\(thread)/status", of: process))
        let pairs = bytes.split(separator: UInt8(ascii: "\n")).map { line in
          let parts = String(decoding: line, as: UTF8.self).split(separator: ":", maxSplits: 1)
          return (String(parts[0]), parts.count > 1 ? parts[1].trimmingCharacters(in: .whitespaces) : "")
        }
        return Dictionary(pairs) { first, _ in first }
      }
    }

    private static func file(_ name: String, of process: Int32) -> FilePath {
      FilePath("/proc/\(process)/\(name)")
    }
  }
#endif
