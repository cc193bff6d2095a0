private import Domain
private import SystemPackage

/// Names of pictures that look like options: pre-commit passes `-dash.jpg` as it is, and that has an `-h` in it.
enum PictureArguments {
  /// The arguments with `./` before such names; behind a lone `--` all are names anyway.
  static func asPaths(_ arguments: [String]) -> [String] {
    let typed = arguments.prefix { $0 != "--" }
    return typed.map { isPicture($0) ? "./\($0)" : $0 } + arguments.dropFirst(typed.count)
  }

  /// Not `--output=frame.jpg`, which is an option with its value.
  private static func isPicture(_ argument: String) -> Bool {
    guard argument.hasPrefix("-"), !(argument.hasPrefix("--") && argument.contains("=")),
      let ending = FilePath(argument).extension
    else { return false }
    return PictureKind.fileExtensions.contains(ending.lowercased())
  }
}
