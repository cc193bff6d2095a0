/// A command that stops before or instead of its work, with the sentence to print.
struct CommandFailure: Error {
  let message: String
  let status: ExitStatus

  /// Bad arguments, configuration or inputs: exit 2.
  static func usage(_ message: String) -> CommandFailure { CommandFailure(message: message, status: .usage) }
}
