import Domain
import SystemPackage
import Workflow

/// A disk in memory: what was done stays, whatever becomes of the program; it can be full.
struct SimulatedDisk: ClipDisk {
  final class Platter: Sendable {
    private let files = Locked<[FilePath: [UInt8]]>([:])

    subscript(_ path: FilePath) -> [UInt8]? {
      get { files.withLock { $0[path] } }
      set { files.withLock { $0[path] = newValue } }
    }

    var all: [FilePath: [UInt8]] { files.withLock { $0 } }
  }

  let platter: Platter
  let fuse: Fuse
  /// Whether there is room for one more write.
  let hasRoom: @Sendable () -> Bool

  func run<Value: Sendable>(_ body: @escaping @Sendable () throws -> Value) async throws -> Value {
    try await Scheduler.shared.sleep(.zero)
    return try body()
  }

  func size(of file: FilePath) -> Int? { platter[file]?.count }

  func read(_ file: FilePath) -> [UInt8]? { platter[file] }

  func digest(of file: FilePath) throws -> Digest { Digest.of(try bytes(file)) }

  func flaw(of clip: FilePath) throws -> String? {
    SimulatedClip.isWhole(try bytes(clip)) ? nil : "it is no clip"
  }

  func makeFolder(for file: FilePath) throws {}

  func write(_ bytes: [UInt8], to target: FilePath) throws {
    try change { platter in platter[target] = bytes }
  }

  func move(_ file: FilePath, to target: FilePath) throws {
    let bytes = try bytes(file)
    try change { platter in
      platter[target] = bytes
      platter[file] = nil
    }
  }

  func copy(_ file: FilePath, to target: FilePath) throws {
    let bytes = try bytes(file)
    try change { platter in platter[target] = bytes }
  }

  func remove(_ file: FilePath) throws {
    try change { platter in platter[file] = nil }
  }

  /// What a download leaves in its temporary file.
  func append(_ bytes: [UInt8], to part: FilePath) throws {
    try change { platter in platter[part] = (platter[part] ?? []) + bytes }
  }

  private func bytes(_ file: FilePath) throws -> [UInt8] {
    guard let bytes = platter[file] else { throw Errno.noSuchFileOrDirectory }
    return bytes
  }

  private func change(_ edit: (Platter) -> Void) throws {
    guard hasRoom() else { throw Errno.noSpace }
    switch fuse.step() {
    case .alive: edit(platter)
    case .diesAfter:
      edit(platter)
      throw Dead()
    case .diesBefore, .dead: throw Dead()
    }
  }
}

/// The bytes of a clip that names its job.
enum SimulatedClip {
  static func bytes(of job: JobID) -> [UInt8] { Array("<clip \(job)>".utf8) }

  static func isWhole(_ bytes: [UInt8]) -> Bool {
    bytes.starts(with: "<clip ".utf8) && bytes.last == UInt8(ascii: ">")
  }
}
