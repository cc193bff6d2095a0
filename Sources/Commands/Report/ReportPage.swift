internal import Domain
internal import Ledger
internal import SystemPackage
internal import Workflow

/// All that the report says, in the words of its template. Nothing in it changes by itself: equal ledgers give equal
/// reports.
struct ReportPage {
  struct Sum {
    let name: String
    let value: String
  }

  struct Reason {
    let count: Int
    let state: String
    let message: String?
    let advice: String?
  }

  let title: String
  private(set) var sums: [Sum] = []
  private(set) var reasons: [Reason] = []
  private(set) var shots: [ReportShot] = []

  /// The template sees stored properties only.
  private(set) var hasReasons = false
  /// Players in the page itself; of very many, browsers get slow, and the page has links instead.
  private(set) var playsInline = true
  private static let players = 200

  /// Every shot whose clip belongs below `layout.output`, in order of admission.
  init(of ledger: any LedgerReader, layout: RunLayout) async throws {
    let frames = FrameIndex(folder: layout.frames.folder, isReadOnly: true)
    let clips = "\(layout.shown(layout.output.appending("clips")))/"
    var counts: [ShotState: Int] = [:]
    var groups = ReasonGroups()
    var shots: [ReportShot] = []
    try await ledger.forEachPlacedShot(in: Set(ShotState.allCases)) { record, names in
      for placement in names where placement.isCurrent {
        let clip = layout.path(placement.place.clip).string
        guard clip.hasPrefix(clips), clip.hasSuffix(".mp4") else { continue }
        let name = String(clip.dropFirst(clips.count).dropLast(".mp4".count))
        counts[record.state, default: 0] += 1
        if record.state.needsLook { groups.add(record.state, record.message) }
        shots.append(ReportShot(record, source: placement.place.source, name: name, frames: frames))
      }
    }
    hasReasons = !groups.isEmpty
    title = "\(shots.count) shot\(shots.count == 1 ? "" : "s")"
    self.shots = shots
    playsInline = shots.count <= Self.players
    sums = ShotState.allCases.compactMap { state in
      counts[state].map { Sum(name: state.rawValue, value: "\($0)") }
    }
    let real = try await ledger.spending(.real)
    sums += [
      Sum(name: "spent", value: "\(real.spent)"), Sum(name: "reserved", value: "\(real.reserved)"),
      Sum(name: "unclear", value: "\(real.unclear)"),
    ]
    reasons = groups.all.map { group in
      Reason(
        count: group.count, state: group.state.rawValue, message: group.message,
        advice: group.advice(.general))
    }
  }
}
