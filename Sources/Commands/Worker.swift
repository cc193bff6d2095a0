internal import ArgumentParser
private import Workers

/// One picture process; started by the pool, never by a person.
struct Worker: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Prepare pictures for a parent firstframe process.", shouldDisplay: false)

  @Option(help: "The process that must be the parent.")
  var parent: Int32

  @Option(help: "Bytes of virtual memory.")
  var addressSpace: Int

  @Option(help: "A folder in which frames may be written, escaped; may be repeated.")
  var frames: [String] = []

  func run() { WorkerLoop.run(addressSpace: addressSpace, parent: parent, folders: frames) }
}
