package import ArgumentParser

/// The command line's root; each subcommand has a file of its own.
package struct RootCommand: AsyncParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "firstframe",
    abstract: "Turns folders of pictures into exact first frames, and the frames into clips.",
    discussion: """
      Image-to-video models refuse a first frame that is one pixel off. firstframe crops and resizes every \
      picture of a folder to the exact size, checks the result, and hands it to a provider, without ever \
      paying twice for a clip.

      Example: firstframe prepare photos --size 1280x720 -o frames
      """,
    version: Version.current,
    // A worker first: their names are made one after another until the right one is found.
    subcommands: [
      Worker.self, Prepare.self, Check.self, Plan.self, Run.self, Status.self, Report.self, Reconcile.self,
      ProvidersCommand.self, SandboxCommand.self, ConfigCommand.self, Graph.self, Doctor.self,
    ])

  package init() {}
}
