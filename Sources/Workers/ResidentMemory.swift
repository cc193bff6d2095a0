private import SystemPackage

#if canImport(Glibc)
  private import Glibc
#endif

/// How much physical memory another process holds.
struct ResidentMemory {
  private let statistics: FilePath

  init(of process: Int32) { statistics = FilePath("/proc/\(process)/statm") }

  /// Bytes; 0 once the process has ended, and where the system has no `/proc`.
  var bytes: Int {
    guard let file = try? FileDescriptor.open(statistics, .readOnly, options: .closeOnExec) else { return 0 }
    defer { try? file.close() }
    var buffer = [UInt8](repeating: 0, count: 128)
    let count = (try? unsafe buffer.withUnsafeMutableBytes { try unsafe file.read(into: $0) }) ?? 0
    let fields = String(decoding: buffer.prefix(count), as: UTF8.self).split(separator: " ")
    guard fields.count > 1, let pages = Int(fields[1]) else { return 0 }
    return pages * Self.pageSize
  }

  #if canImport(Glibc)
    private static let pageSize = sysconf(Int32(_SC_PAGESIZE))
  #else
    private static let pageSize = 16384
  #endif
}
