internal import ArgumentParser
private import Domain
private import Workers

/// `firstframe doctor`: is everything there that the other commands need?
struct Doctor: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Check the libraries, programs and disk space that the other commands need.",
    discussion: "Example: firstframe doctor --output-format json")

  @OptionGroup var common: CommonOptions

  func run() async throws {
    var checks: [DoctorCheck] = [.ok("firstframe", Version.current)]
    checks += try await withWorkers(common) { await DoctorCheck.imaging($0) }
    checks += [await .ffmpeg(), .disk()]
    if common.outputFormat == .text {
      for check in checks { Console.standardOutput.write(check.line) }
    } else {
      let json = JSONOutput(isArray: common.outputFormat == .json)
      for check in checks { json.write(check) }
      json.finish()
    }
    if checks.contains(where: { $0.status == .missing }) { throw ExitStatus.findings }
  }
}
