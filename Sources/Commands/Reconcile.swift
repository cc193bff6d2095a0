internal import ArgumentParser
private import Domain
private import Foundation
private import Ledger
private import Providers
internal import SystemPackage
private import Workflow

/// `firstframe reconcile`: settles unclear shots by the provider's list, or by a person's word.
struct Reconcile: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Settle shots of which nobody knows whether they were bought.",
    discussion: """
      Without a SHOT the provider's list is asked: a job that only one shot can have bought is adopted. With a \
      SHOT (its first digits, as status shows them) the decision is yours.

      Example: firstframe reconcile 1f2e3d4c --adopt video_123 -o out
      """)

  @Argument(help: "The first digits of one unclear, held or expired shot.")
  var shot: String?

  @Option(help: ArgumentHelp("This job is what the shot bought.", valueName: "job"))
  var adopt: String?

  @Flag(help: "Give the shot's job up; its price still counts as spent, and a run may buy it anew.")
  var forget = false

  @Option(
    name: [.short, .customLong("output")], help: ArgumentHelp("The run's output folder.", valueName: "dir"),
    completion: .directory, transform: { FilePath($0) })
  var output = LedgerOptions.standardOutput

  @OptionGroup var clip: ClipOptions
  @OptionGroup var common: CommonOptions

  func validate() throws {
    guard shot != nil || (adopt == nil && !forget) else {
      throw ValidationError("--adopt and --forget need a SHOT; firstframe status -v lists them.")
    }
    guard shot == nil || (adopt != nil) != forget else {
      throw ValidationError("say --adopt JOB or --forget for the shot.")
    }
  }

  func run() async throws {
    let place = try LedgerPlace(option: clip.ledger, output: output)
    guard PathFacts(place.file.path).exists else {
      throw CommandFailure.usage("there is no ledger at \(place.file.path); name it with -o or --ledger")
    }
    let status = try await place.withLedger { ledger in
      _ = try await ledger.recover()
      if let shot {
        try await decide(try await find(shot, in: ledger), in: ledger, at: place)
      } else {
        try await settle(ledger, at: place)
      }
      return try await StatusReport(
        reader: ledger, layout: place.layout(of: output), format: common.outputFormat, lists: common.verbose
      ).write()
    }
    throw status
  }

  /// Settles what it can at once, and waits only where the absence of a job is to be proven.
  private func settle(_ ledger: SQLiteLedger, at place: LedgerPlace) async throws {
    try await withWorkers(common) { workers in
      try await withProvider(ledger, at: place) { offers, endpoint, lease in
        let reconciler = Reconciler(
          ledger: ledger, lease: lease, provider: offers.provider, endpoint: endpoint, workers: workers,
          folder: place.file.folder)
        while let time = try await reconciler.settle() {
          let rest = max(Duration.milliseconds(time) - .seconds(Date().timeIntervalSince1970), .seconds(1))
          let clock = Date(timeIntervalSince1970: Double(time) / 1000).formatted(
            date: .omitted, time: .standard)
          Console.standardError.write(
            "\(offers.provider.name.visible) lists no job for some shots; its list can lag behind, so it is asked again"
              + " at \(clock) (Ctrl-C: stop here; nothing is lost)\n")
          try await Task.sleep(for: rest)
        }
      }
    }
  }

  private func withProvider(
    _ ledger: SQLiteLedger, at place: LedgerPlace,
    _ body: (Offers, String, ProviderLease) async throws -> Void
  ) async throws {
    let offers = try Offers(provider: clip.provider, model: clip.model)
    let address = try ProviderAddress(clip, offers: offers, ledger: place.file)
    try await ProviderLease.with(offers.provider, at: try await address.endpoint(clip)) { lease in
      try await body(offers, address.label, lease)
    }
  }

  private func find(_ digits: String, in ledger: SQLiteLedger) async throws -> ShotRecord {
    var found: [ShotRecord] = []
    try await ledger.forEachShot(in: [.ambiguous, .held, .expired]) { record in
      if digits.count >= 4, record.id.description.hasPrefix(digits.lowercased()) { found.append(record) }
    }
    guard let record = found.first, found.count == 1 else {
      let count = found.isEmpty ? "no" : "\(found.count)"
      throw CommandFailure.usage("\(count) unclear, held or expired shots begin with \(digits)")
    }
    return record
  }

  private func decide(_ record: ShotRecord, in ledger: SQLiteLedger, at place: LedgerPlace) async throws {
    if let adopt {
      guard let job = JobID(adopt) else { throw CommandFailure.usage("\(adopt) is not a job's id") }
      try await withProvider(ledger, at: place) { offers, endpoint, lease in
        guard record.offer?.provider == offers.provider.name, record.offer?.baseURL == endpoint else {
          let home = record.offer.map { "\($0.provider) (\($0.baseURL))" } ?? "another provider"
          throw CommandFailure.usage("\(record.id.short) was sent to \(home); name it with --provider")
        }
        // A job that the provider does not know can't be fetched; a typing error must not cost a clip.
        if let difference = try await Reconciler.difference(of: job, for: record, at: lease) {
          try confirm(
            "adopt job \(job), which has \(difference) and is not what shot \(record.id.short) asked for")
        }
        _ = try await ledger.adopt(job, for: record.id)
      }
      return
    }
    try confirm("give up \(record.id.short) (\(record.cost)); a run may then buy it again")
    _ = try await ledger.forget(record.id, because: "given up by a person")
  }

  private func confirm(_ deed: String) throws {
    if clip.yes { return }
    guard Console.standardInput.isTerminal, Console.standardError.isTerminal else {
      throw CommandFailure.usage("to \(deed), add --yes")
    }
    Console.standardError.write("\(deed.visible)? [y/N] ")
    guard let answer = readLine(), ["y", "yes"].contains(answer.lowercased()) else {
      throw CommandFailure.usage("nothing was changed")
    }
  }
}
