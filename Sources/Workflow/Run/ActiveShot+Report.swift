internal import Domain
internal import Ledger
private import SystemPackage

extension ActiveShot {
  /// The shot as it is told, with the ledger's last word or `message`.
  func report(_ layout: RunLayout, message: String? = nil) -> ShotReport {
    var report = ShotReport(source: place.source, state: record.state)
    report.frame = (frame ?? record.frame)?.path.string
    report.clip = layout.path(place.clip).string
    report.provider = record.offer?.provider
    report.model = record.shot.request.model
    report.jobID = record.job
    report.cost = record.offer == nil ? nil : record.cost.amount
    report.message = message ?? record.message
    report.elapsed = record.elapsed
    return report
  }
}
