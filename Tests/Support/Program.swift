private import Foundation
package import SystemPackage

/// The programs of this build.
package enum Program {
  package static var path: FilePath { path(of: "firstframe") }

  /// Beside the test bundle, where the package manager puts all programs.
  package static func path(of name: String) -> FilePath {
    let bundle = URL(filePath: CommandLine.arguments.first ?? "")
    return FilePath(bundle.deletingLastPathComponent().appending(component: name).path(percentEncoded: false))
  }
}
