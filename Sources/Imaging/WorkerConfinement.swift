internal import Domain
private import ImagingShim
package import SystemPackage

#if canImport(Glibc)
  private import Glibc
#else
  private import Darwin
#endif

/// What a picture worker gives up before it touches a picture.
package enum WorkerConfinement {
  /// Ignores the terminal's signals, sets the limits, ties this process's life to that of `parent` (a signal when the
  /// parent dies, on Linux, and the end of input everywhere), and forbids what no decoder needs, as far as the
  /// kernel can.
  ///
  /// False when `parent` is gone already or a limit can't be set.
  ///
  /// - Parameter folders: the only places where files may be made or changed; those that do not exist don't count.
  package static func apply(addressSpace: Int, parent: Int32, folders: [FilePath]) -> Bool {
    let copies = unsafe folders.map { unsafe $0.withPlatformString { unsafe strdup($0) } }
    defer { unsafe copies.forEach { unsafe free($0) } }
    let names = unsafe copies.map { unsafe UnsafePointer($0) }
    guard unsafe ff_confine(UInt64(addressSpace), parent, names, names.count) == 0 else { return false }
    ff_die_with_input()
    return true
  }

  /// What this process finds forbidden when it tries.
  static var forbidden: Set<Confinement> {
    var found = ff_forbidden()
    unsafe ff_try_forbidden(&found)
    let all: [(Confinement, Bool)] = [
      (.programs, found.programs), (.processes, found.processes), (.network, found.network),
      (.tracing, found.tracing), (.otherMemory, found.other_memory), (.fileModes, found.file_modes),
      (.writing, found.writing), (.coreFiles, found.core_files), (.newPrivileges, found.new_privileges),
    ]
    return Set(all.filter(\.1).map(\.0))
  }
}
