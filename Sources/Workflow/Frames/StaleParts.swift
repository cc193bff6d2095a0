private import Foundation
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
  package static func sweep(_ folders: some Sequence<FilePath>) {
    for folder in Set(folders) {
      let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.string)) ?? []
      for name in names where name.hasPrefix(".firstframe-") {
        if let part = part(ofNote: name), !names.contains(part) {
          try? FileManager.default.removeItem(atPath: folder.appending(name).string)
        }
        guard let match = name.wholeMatch(of: #/\.firstframe-[0-9a-f]{8}-([0-9]+)\.part/#),
          let process = pid_t(match.1), kill(process, 0) != 0, errno == ESRCH
        else { continue }
        try? FileManager.default.removeItem(atPath: folder.appending(name).string)
      }
    }
  }

  private static func part(ofNote name: String) -> String? {
    let suffix = PartNote.allCases.map(\.suffix).first(where: name.hasSuffix)
    return suffix.map { String(name.dropLast($0.count)) }
  }
}
