private import Providers
package import SystemPackage

#if canImport(Glibc)
  private import Glibc
#else
  private import Darwin
#endif

/// Temporary files that killed runs left behind: named for a process that is no more, or notes on a part that
/// has its name.
package enum StaleParts {
  /// Looks into these folders only, not below them; what can't be removed stays for the next run.
  package static func sweep(_ folders: some Sequence<FilePath>) async {
    let folders = Set(folders)
    let disk = SystemDisk()
    try? await disk.run {
      for folder in folders {
        for name in stale(in: folder) { try? disk.remove(folder.appending(name)) }
      }
    }
  }

  private static func stale(in folder: FilePath) -> [String] {
    guard var listing = FolderListing(folder.isEmpty ? "." : folder, takesHidden: true) else { return [] }
    var names: Set<String> = []
    while let name = listing.next() {
      // Ours are text, whatever stands beside them.
      if let text = String(validating: name, as: UTF8.self), text.hasPrefix(".firstframe-") {
        names.insert(text)
      }
    }
    return names.filter { name in
      if let part = part(ofNote: name) { return !names.contains(part) }
      guard let match = name.wholeMatch(of: #/\.firstframe-[0-9a-f]{8}-([0-9]+)\.part/#),
        let process = pid_t(match.1)
      else { return false }
      return kill(process, 0) != 0 && errno == ESRCH
    }
  }

  private static func part(ofNote name: String) -> String? {
    let suffix = PartNote.allCases.map(\.suffix).first(where: name.hasSuffix)
    return suffix.map { String(name.dropLast($0.count)) }
  }
}
