internal import ArgumentParser
private import Foundation

/// The same without the form of the data, of which some commands have more.
struct WorkOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Picture processes at once (default: one a core).", valueName: "n"))
  var jobs: Int?

  @Flag(name: .shortAndLong, inversion: .prefixedNo, help: "Only problems are told.")
  var quiet = false

  @Flag(name: .shortAndLong, inversion: .prefixedNo, help: "Tell more of what happens.")
  var verbose = false

  @Option(help: "Colours and progress bars.")
  var color: ColorMode = .auto

  @Option(
    help: ArgumentHelp("Settings, instead of those of the nearest firstframe.yaml.", valueName: "file"),
    completion: .file())
  var config: String?

  func validate() throws {
    if let jobs, !(1...256).contains(jobs) {
      throw ValidationError("--jobs is \(jobs); it goes from 1 to 256.")
    }
  }

  var workerCount: Int { jobs ?? max(1, ProcessInfo.processInfo.activeProcessorCount) }
}
