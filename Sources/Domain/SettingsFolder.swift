private import Foundation
package import SystemPackage

/// The folder of a settings file: what relative paths in that file are relative to.
package struct SettingsFolder: Sendable, Equatable {
  private let path: FilePath

  /// The folder of `file`; the working directory is kept as nothing, so that paths below it read as typed.
  package init(of file: FilePath) {
    let here = FilePath(FileManager.default.currentDirectoryPath)
    let folder = here.pushing(file).lexicallyNormalized().removingLastComponent()
    path = folder == here ? "" : folder
  }

  /// `name` as the file means it: below the folder, absolute, or below the home folder after `~/`.
  package func file(named name: String) -> FilePath {
    guard name.hasPrefix("~/") else { return path.pushing(FilePath(name)) }
    // As a shell has it; a changed HOME is where the user's own settings are, too.
    let home = ProcessInfo.processInfo.environment["HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil }
    return FilePath(home ?? FileManager.default.homeDirectoryForCurrentUser.path(percentEncoded: false))
      .appending(String(name.dropFirst(2)))
  }
}
