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
    tell(record.shot.request)
    jobID = record.job
    cost = record.toldCost?.amount
    message = record.message
    if state.needsPerson, record.shot.realm == .sandbox {
      message = [message, "it was free, and the next run makes it anew"].compactMap(\.self).joined(
        separator: "; ")
    }
    candidates = record.candidates.isEmpty ? nil : record.candidates.map(\.job)
    elapsed = record.elapsed
  }
}
