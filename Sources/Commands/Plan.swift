internal import ArgumentParser

/// `firstframe plan`: what a run would do and cost.
struct Plan: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Show what run would prepare, buy and spend; no network, no key, nothing written.",
    discussion: """
      Takes the options of run. Two equal pictures with one prompt are one purchase and are shown as such.

      Example: firstframe plan storyboard --provider apiyi --model sora-2-pro --seconds 8
      """)

  @OptionGroup var options: RunOptions

  func run() async throws { try await options.plan() }
}
