private import ArgumentParser
internal import SystemPackage

/// Paths as they were typed: Swift's list of the arguments has every byte that is not UTF-8 replaced, and no file is
/// called like that.
enum GivenPaths {
  /// By what Swift makes of them, the arguments with such bytes, in their order.
  private static let originals: [String: [FilePath]] = {
    var originals: [String: [FilePath]] = [:]
    let start = unsafe CommandLine.unsafeArgv
    for index in 0..<Int(CommandLine.argc) {
      guard let bytes = unsafe start[index] else { continue }
      let (text, path) = unsafe (String(cString: bytes), FilePath(platformString: bytes))
      if unsafe String(validatingCString: bytes) == nil { originals[text, default: []].append(path) }
    }
    return originals
  }()

  static func restore(_ paths: [FilePath]) -> [FilePath] {
    guard !originals.isEmpty else { return paths }
    var left = originals
    return paths.map { path in
      guard let first = left[path.string]?.first else { return path }
      // Two names may be repaired to the same text.
      left[path.string]?.removeFirst()
      return first
    }
  }

  /// An option's path. What an option names goes into reports, ledgers and makefiles, which are text.
  static func option(_ text: String) throws -> FilePath {
    let isRepaired = text.contains("\u{FFFD}") && originals.keys.contains { $0.hasSuffix(text) }
    guard !isRepaired else {
      throw ValidationError("\(text) is not UTF-8 text; only INPUT may have such a name.")
    }
    return FilePath(text)
  }
}
