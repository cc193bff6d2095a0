internal import SystemPackage

extension FilePath {
  /// Without the dots that mean "here": services that know files by their place in a repository take them literally.
  var withoutHere: FilePath {
    FilePath(root: root, components.filter { $0.kind != .currentDirectory })
  }
}
