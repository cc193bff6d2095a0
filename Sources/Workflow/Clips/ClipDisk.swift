package import Domain
package import SystemPackage

/// The disk as clips need it. A change is on the platter when its call returns, and whole or not there at all;
/// the seam is for tests whose disk fills up, or dies between two writes.
///
/// All but `run` block: they are called from inside of it.
package protocol ClipDisk: Sendable {
  /// Runs `body` where it holds up nobody who doesn't wait for the disk.
  func run<Value: Sendable>(_ body: @escaping @Sendable () throws -> Value) async throws -> Value

  /// The length of a regular file; nil when there is none.
  func size(of file: FilePath) -> Int?

  /// Nil when it can't be read.
  func read(_ file: FilePath) -> [UInt8]?

  func digest(of file: FilePath) throws -> Digest

  /// Why the file is no whole MP4; nil when it is one.
  func flaw(of clip: FilePath) throws -> String?

  func makeFolder(for file: FilePath) throws

  /// What stood at `target` is replaced.
  func write(_ bytes: [UInt8], to target: FilePath) throws

  /// What stood at `target` is replaced. The bytes of `file` must have been flushed.
  func move(_ file: FilePath, to target: FilePath) throws

  /// What stood at `target` is replaced.
  func copy(_ file: FilePath, to target: FilePath) throws

  /// Nothing happens when it is not there.
  func remove(_ file: FilePath) throws
}
