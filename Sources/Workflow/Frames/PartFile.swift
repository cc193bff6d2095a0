internal import Domain
package import SystemPackage

#if canImport(Glibc)
  private import Glibc
#else
  private import Darwin
#endif

/// The hidden name a file has until it is complete; beside its final place, so that a rename suffices.
package enum PartFile {
  /// Short whatever the final name's length; tells this process's files from those of others, and by `label`
  /// those of one name from each other.
  package static func path(for final: FilePath, label: String = "") -> FilePath {
    // The bytes, not the text: names that are not UTF-8 would all look alike.
    let digest = Digest.of(final.bytes + [0] + label.utf8)
    return final.removingLastComponent().appending(".firstframe-\(digest.short)-\(getpid()).part")
  }

  /// A clip's part keeps its name from run to run, so that a download can be resumed.
  static func path(ofClip final: FilePath, shot: ShotID) -> FilePath {
    final.removingLastComponent().appending(".firstframe-\(shot.description.prefix(32)).part")
  }
}
