private import Domain
internal import SystemPackage

/// The kernel's list of mounts, proc(5) `mountinfo`.
enum MountTable {
  static func read() throws -> String {
    let path: FilePath = "/proc/self/mountinfo"
    let file = try FileDescriptor.open(path, .readOnly, options: .closeOnExec)
    return String(decoding: try file.closeAfter { try file.readAll(limit: 4 << 20) }, as: UTF8.self)
  }

  /// The type of the file system on `device` (`st_dev`), as `fuse.sshfs`.
  static func type(ofDevice device: UInt64, in table: String) -> String? {
    let major = (device >> 8) & 0xFFF | (device >> 32) & ~0xFFF
    let minor = device & 0xFF | (device >> 12) & ~0xFF
    return mounts(in: table).last { $0.device == "\(major):\(minor)" }?.type
  }

  /// By the mount point that lies nearest above `path`, for a file system whose files report a device of their
  /// own, as those of btrfs do. The path has to be absolute and without links.
  static func type(of path: FilePath, in table: String) -> String? {
    mounts(in: table).filter { path.starts(with: $0.point) }
      .max { $0.point.components.count < $1.point.components.count }?.type
  }

  private struct Mount {
    let device: Substring
    let point: FilePath
    let type: String
  }

  private static func mounts(in table: String) -> [Mount] {
    table.split(separator: "\n").compactMap { line in
      let fields = line.split(separator: " ")
      guard fields.count > 4, let dash = fields.firstIndex(of: "-"), dash + 1 < fields.count else {
        return nil
      }
      return Mount(device: fields[2], point: path(fields[4]), type: String(fields[dash + 1]))
    }
  }

  /// The table writes a space as `\040`, and tab, line feed and backslash alike.
  private static func path(_ field: Substring) -> FilePath {
    let codes = [("\\040", " "), ("\\011", "\t"), ("\\012", "\n"), ("\\134", "\\")]
    return FilePath(codes.reduce(String(field)) { $0.replacing($1.0, with: $1.1) })
  }
}
