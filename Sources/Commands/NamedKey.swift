private import Foundation
private import SystemPackage

/// A way to a provider's key that some layer names.
enum NamedKey: Sendable {
  case file(String)
  case command(String)
  case variable(String)

  /// The same for the same source from wherever it is named: a link leads to its end, lest it be moved later.
  var text: String {
    switch self {
    case .file(let path): "the file \(Self.end(of: path))"
    case .command(let command): "the key command \(command)"
    case .variable(let name): "the variable \(name)"
    }
  }

  private static func end(of path: String) -> String {
    let whole = FilePath(FileManager.default.currentDirectoryPath).pushing(FilePath(path))
    return URL(filePath: whole.string).resolvingSymlinksInPath().path(percentEncoded: false)
  }
}
