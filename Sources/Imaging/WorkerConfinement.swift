private import ImagingShim

/// What a picture worker gives up before it touches a picture.
package enum WorkerConfinement {
  /// Ignores the terminal's signals, drops core files and new privileges, and ties this process's life to
  /// that of `parent`: a signal when the parent dies (Linux), and the end of input everywhere.
  ///
  /// False when `parent` is gone already or a limit can't be set.
  package static func apply(addressSpace: Int, parent: Int32) -> Bool {
    guard ff_confine(UInt64(addressSpace), parent) == 0 else { return false }
    ff_die_with_input()
    return true
  }
}
