internal import Providers
private import Subprocess
private import SystemPackage

/// A command of the user's own that prints a provider's key.
enum KeyCommand {
  private static let limit = 16_384
  /// Long enough for somebody to type a passphrase.
  private static let patience = Duration.seconds(60)

  /// Throws exit 2 when it fails or prints no key; what it prints is never shown.
  static func read(_ command: String) async throws -> APIKey {
    do {
      let result = try await TimeLimit.run(patience) {
        try await Subprocess.run(
          .path("/bin/sh"), arguments: ["-c", command], input: .none, output: .string(limit: limit),
          error: .fileDescriptor(.standardError, closeAfterSpawningProcess: false))
      }
      guard let result else {
        throw CommandFailure.usage(
          "the key command did not end within \(patience.components.seconds) s; run it by itself to see why")
      }
      guard result.terminationStatus.isSuccess else {
        throw CommandFailure.usage("the key command failed (\(result.terminationStatus)); no key was read")
      }
      guard let key = APIKey(result.standardOutput) else {
        throw CommandFailure.usage("the key command did not print one key on one line")
      }
      return key
    } catch let failure as CommandFailure {
      throw failure
    } catch {
      throw CommandFailure.usage("the key command can't be run, or printed too much")
    }
  }
}
