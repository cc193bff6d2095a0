import Domain
import SystemPackage

@testable import Workflow

/// What left the line of one run.
struct Ran: Sendable {
  let exits: [RunExit]
  let estimated: Money

  var shots: [(report: ShotReport, news: ShotNews)] {
    exits.compactMap { exit in
      if case .shot(let report, let news) = exit { (report, news) } else { nil }
    }
  }

  var rejected: [FrameReport] {
    exits.compactMap { exit in
      if case .rejected(let report) = exit { report } else { nil }
    }
  }

  /// By the pictures' names, without folder and extension.
  var news: [String: ShotNews] {
    Dictionary(shots.map { (FilePath($0.report.source ?? "").stem ?? "", $0.news) }) { _, last in last }
  }

  func report(_ name: String) -> ShotReport? {
    shots.last { FilePath($0.report.source ?? "").stem == name }?.report
  }
}
