package import Domain
package import SystemPackage

/// The commands that come next about the ledger at hand, ready to be pasted into a shell.
package struct FollowUp: Sendable {
  private let place: String

  /// About whatever ledger it is, for a page that is read elsewhere.
  package static let general = FollowUp(place: "")

  private init(place: String) { self.place = place }

  /// `ledger` and `config` as they were named, nil where they were not.
  package init(output: FilePath, ledger: FilePath?, config: String?) {
    let names: [(option: String, value: String?)] = [
      ("-o", output.string), ("--ledger", ledger?.string), ("--config", config),
    ]
    place = names.map { name in name.value.map { " \(name.option) \($0.shellWord)" } ?? "" }.joined()
  }

  package var status: String { "firstframe status\(place)" }
  package var reconcile: String { "firstframe reconcile\(place)" }

  package func adopt(_ job: JobID, for shot: ShotID) -> String {
    "firstframe reconcile \(shot.short)\(place) --adopt \(job.rawValue.shellWord)"
  }

  /// `shot` by its digits, or as a word that stands for them.
  package func decide(_ shot: String) -> String {
    "firstframe reconcile \(shot)\(place) --adopt JOB or --forget"
  }
}
