private import Foundation
package import SystemPackage

/// The `firstframe` program of this build.
package enum Program {
  /// Beside the test bundle, where the package manager puts both.
  package static var path: FilePath {
    let bundle = URL(filePath: CommandLine.arguments.first ?? "")
    return FilePath(
      bundle.deletingLastPathComponent().appending(component: "firstframe").path(percentEncoded: false))
  }
}
