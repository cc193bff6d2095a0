internal import Domain
private import Ledger
private import SystemPackage

extension ActiveShot {
  /// The shot as it is told, with the ledger's last word or `message`.
  func report(_ layout: RunLayout, message: String? = nil) -> ShotReport {
    var report = ShotReport(record, at: place, layout: layout)
    report.frame = frame?.path.string ?? report.frame
    report.message = message ?? report.message
    return report
  }
}
