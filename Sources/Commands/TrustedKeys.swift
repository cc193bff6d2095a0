private import Domain
private import Foundation
private import SystemPackage

/// The keys that a person agreed to send somewhere: a line for each, `https://host` and the source, in the user's own
/// state folder.
struct TrustedKeys {
  /// Nil where the user has no folder: then every run asks.
  private let file: FilePath?

  init(environment: [String: String] = ProcessInfo.processInfo.environment) {
    // A relative path is to be ignored, says the XDG specification.
    func folder(_ name: String) -> FilePath? {
      environment[name].flatMap { $0.hasPrefix("/") ? FilePath($0) : nil }
    }
    let state = folder("XDG_STATE_HOME") ?? folder("HOME")?.appending(".local/state")
    file = state?.appending("firstframe").appending("trusted")
  }

  func contains(origin: String, source: String) -> Bool {
    guard let file, let bytes = FileManager.default.contents(atPath: file.string) else { return false }
    return String(decoding: bytes, as: UTF8.self).split(separator: "\n")
      .contains { $0 == Self.line(origin, source) }
  }

  /// An answer that can't be kept is asked for again.
  func add(origin: String, source: String) {
    do {
      guard let file else { return }
      try FileManager.default.createDirectory(
        atPath: file.removingLastComponent().string, withIntermediateDirectories: true,
        attributes: [.posixPermissions: 0o700])
      let descriptor = try FileDescriptor.open(
        file, .writeOnly, options: [.create, .append, .closeOnExec], permissions: .ownerReadWrite)
      _ = try descriptor.closeAfter { try descriptor.writeAll(Array("\(Self.line(origin, source))\n".utf8)) }
    } catch {
      let reason = CommandFailure(error, "the answer can't be remembered").message
      Console.standardError.write("firstframe: warning: \(reason.visible)\n")
    }
  }

  /// A path with a line feed is no second line.
  private static func line(_ origin: String, _ source: String) -> String { "\(origin) \(source)".visible }
}
