private import ArgumentParser
private import Domain
private import Ledger
private import Providers
private import Sandbox
private import SystemPackage
private import Workflow

#if canImport(Glibc)
  private import Glibc
#else
  private import Darwin
#endif

/// The program: reads the arguments, runs the command, leaves with the contract's exit codes.
package enum EntryPoint {
  package static func run() async -> Never {
    // A reader that goes away is seen where the write fails, and is not the end of the process.
    signal(SIGPIPE, SIG_IGN)
    do {
      try refuseKeys(CommandLine.arguments)
      let (configuration, arguments) = try Configuration.resolve(Array(CommandLine.arguments.dropFirst()))
      try await Configuration.$current.withValue(configuration) {
        var command = try await RootCommand.asyncParseAsRoot(arguments)
        if var command = command as? any AsyncParsableCommand {
          try await command.run()
        } else {
          try command.run()
        }
      }
      exit(checked(.success).code)
    } catch {
      exit(checked(report(error)).code)
    }
  }

  /// Whoever lists the processes of this machine reads the arguments.
  private static func refuseKeys(_ arguments: [String]) throws(CommandFailure) {
    for word in ["--key", "--api-key"]
    where arguments.contains(where: { $0 == word || $0.hasPrefix("\(word)=") }) {
      throw .usage(
        "\(word): keys are never given on the command line; name a file that only you can read: --key-file")
    }
  }

  /// Success is none when standard output could not take the data.
  private static func checked(_ status: ExitStatus) -> ExitStatus {
    guard let loss = Console.standardOutput.loss else { return status }
    Console.standardError.write("firstframe: standard output can't be written: \(loss)\n")
    return .worst(of: [status, DiskFull.caused(loss) ? .diskFull : .temporary])
  }

  /// Says what went wrong, and which exit code that is.
  private static func report(_ error: any Error) -> ExitStatus {
    switch error {
    case let status as ExitStatus:
      return status
    case let failure as CommandFailure:
      return tell(failure)
    case let error as LedgerError:
      return tell(CommandFailure(error))
    case let error as ProviderError:
      let mayPass = error.isRetryable || error.code == .lostSight
      return tell(CommandFailure(message: "\(error)", status: mayPass ? .temporary : .usage))
    case let error as SandboxError:
      return tell(CommandFailure(message: "\(error)", status: .usage))
    case is InputError, is CatalogProblem:
      return tell(CommandFailure.usage("\(error)"))
    default:
      let text = RootCommand.fullMessage(for: error)
      switch RootCommand.exitCode(for: error) {
      case .success:
        Console.standardOutput.write(text.isEmpty ? "" : "\(text)\n")
        return .success
      case .validationFailure:
        Console.standardError.write("\(text.visibleLines)\n")
        return .usage
      default:
        return tell(CommandFailure(error))
      }
    }
  }

  private static func tell(_ failure: CommandFailure) -> ExitStatus {
    Console.standardError.write("firstframe: \(failure.message.visibleLines)\n")
    return failure.status
  }
}
