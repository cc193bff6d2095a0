internal import ArgumentParser
private import Domain
private import Ledger
internal import SystemPackage
private import Workflow

/// `firstframe reconcile`: settles unclear shots by the provider's list, or by a person's word.
struct Reconcile: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Settle shots that may or may not have been bought.",
    discussion: """
      Without a SHOT, each provider that such shots were sent to is asked for its list of jobs: a job that only \
      one shot can have bought is adopted. With a SHOT (its first digits, as status shows them) the decision is \
      yours.

      Example: firstframe reconcile 1f2e3d4c --adopt video_123 -o out
      """)

  @Argument(help: "The first digits, at least 4, of one unclear, held or expired shot.")
  var shot: String?

  @Option(help: ArgumentHelp("Record this job as the one the shot bought.", valueName: "job"))
  var adopt: String?

  @Flag(
    help:
      "Give up on the shot's job; its price still counts as spent, and a later run may buy the shot again.")
  var forget = false

  @Option(
    name: [.short, .customLong("output")],
    help: ArgumentHelp("The run's output folder (default: out).", valueName: "dir"),
    completion: .directory, transform: GivenPaths.option)
  var output = LedgerOptions.standardOutput

  @Option(
    help: ArgumentHelp("Ask this provider alone (default: all that the ledger names).", valueName: "name"),
    completion: .provider)
  var provider: String?

  @OptionGroup var access: ProviderOptions
  @OptionGroup var common: CommonOptions

  func validate() throws {
    guard shot != nil || (adopt == nil && !forget) else {
      throw ValidationError("--adopt and --forget need a SHOT; firstframe status -v lists them.")
    }
    guard shot == nil || (adopt != nil) != forget else {
      throw ValidationError("say --adopt JOB or --forget for the shot.")
    }
    if let shot, shot.count < ShotSearch.least {
      throw ValidationError(
        "\(shot) is too short for a SHOT; give at least \(ShotSearch.least) of its digits (firstframe status -v)."
      )
    }
  }

  func run() async throws {
    let place = try LedgerPlace(option: access.ledger, output: output)
    guard PathFacts(place.file.path).exists else { throw CommandFailure(place.missing) }
    let status = try await place.withLedger { ledger in
      try await ledger.recover()
      if let shot {
        try await decide(try await ShotSearch(ledger: ledger).find(shot), in: ledger, at: place)
      } else {
        let settling = Settling(
          ledger: ledger, place: place, access: access, provider: provider, common: common)
        try await settling.settle()
      }
      return try await StatusReport(
        reader: ledger, layout: place.layout(of: output), format: common.outputFormat, lists: common.verbose,
        next: FollowUp(output: output, ledger: access.ledger, config: common.work.config)
      ).write()
    }
    throw status
  }

  private func decide(_ record: ShotRecord, in ledger: SQLiteLedger, at place: LedgerPlace) async throws {
    if let adopt {
      try await self.adopt(adopt, for: record, in: ledger, at: place)
    } else {
      try confirm("give up \(record.id.short) (\(record.cost)); a run may then buy it again")
      _ = try await ledger.forget(record.id, because: "given up by a person")
    }
  }

  private func adopt(
    _ text: String, for record: ShotRecord, in ledger: SQLiteLedger, at place: LedgerPlace
  ) async throws {
    guard let job = JobID(text) else { throw CommandFailure.usage("\(text) is not a job's id") }
    guard let offer = record.offer else {
      throw CommandFailure.usage("\(record.id.short) was never sent to a provider, so it has no job")
    }
    let home = ProviderHome(offer)
    guard try home.isMeant(by: provider, access) else {
      throw CommandFailure.usage(
        "\(record.id.short) was sent to \(home); leave out --provider and --base-url")
    }
    try await home.withLease(access, ledger: place.file) { _, lease in
      // A job that the provider does not know can't be fetched; a typing error must not cost a clip.
      if let difference = try await Reconciler.difference(of: job, for: record, at: lease) {
        try confirm(
          "adopt job \(job), which has \(difference) and is not what shot \(record.id.short) asked for")
      }
      _ = try await ledger.adopt(job, for: record.id)
    }
  }

  private func confirm(_ deed: String) throws {
    if access.yes { return }
    guard Console.canAsk else { throw CommandFailure.usage("to \(deed), add --yes") }
    Console.standardError.write("\(deed.visible)? [y/N] ")
    guard Console.answersYes() else { throw CommandFailure.usage("nothing was changed") }
  }
}
