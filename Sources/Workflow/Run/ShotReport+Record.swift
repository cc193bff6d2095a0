package import Domain
package import Ledger
private import SystemPackage

extension ShotReport {
  /// The shot by the ledger's last word; without a place it has no name any more.
  package init(_ record: ShotRecord, at place: OutputPlace?, layout: RunLayout) {
    self.init(source: place?.source, state: record.state)
    frame = record.frame?.path.string
    clip = place.map { layout.path($0.clip).string }
    provider = record.offer?.provider
    model = record.shot.request.model
    jobID = record.job
    cost = record.offer == nil ? nil : record.cost.amount
    message = record.message
    candidates = record.candidates.isEmpty ? nil : record.candidates.map(\.job)
    elapsed = record.elapsed
  }
}
