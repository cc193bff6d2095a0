private import Commands
private import Dispatch

@main
enum Main {
  static func main() {
    // Before the first queue or thread opens a file.
    StandardStreams.hold()
    Task { await EntryPoint.run() }
    dispatchMain()
  }
}
