internal import ArgumentParser
private import Foundation

/// The same without the form of the data, of which some commands have more.
struct WorkOptions: ParsableArguments {
  @Option(help: ArgumentHelp("How many pictures to process at once (default: one per core).", valueName: "n"))
  var jobs: Int?

  @Flag(name: .shortAndLong, inversion: .prefixedNo, help: "Print problems only.")
  var quiet = false

  @Flag(name: .shortAndLong, inversion: .prefixedNo, help: "Print more detail.")
  var verbose = false

  @Option(help: "When to use colour.")
  var color: ColorMode = .auto

  @Option(
    help: ArgumentHelp(
      "Read settings from this file instead of the nearest firstframe.yaml.", valueName: "file"),
    completion: .file())
  var config: String?

  func validate() throws {
    if let jobs, !(1...256).contains(jobs) {
      throw ValidationError("--jobs is \(jobs); it goes from 1 to 256.")
    }
  }

  var workerCount: Int { jobs ?? max(1, ProcessInfo.processInfo.activeProcessorCount) }
}
