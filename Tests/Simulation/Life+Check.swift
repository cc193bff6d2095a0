import Domain
import Ledger
import LedgerSupport
import SystemPackage
import Workflow

extension Life {
  /// What must hold whenever no run is under way.
  func checkAtRest() {
    for (path, bytes) in world.platter.all where path.string.hasSuffix(".mp4") {
      if !SimulatedClip.isWhole(bytes) { world.breach("\(path) is not whole") }
    }
    for record in records where record.state == .done {
      guard let job = record.job, let known = world.job(job) else {
        world.breach("shot \(record.id.short) is done without a job")
        continue
      }
      if known.shot != record.id, !looksAlike(known, record) {
        world.breach("shot \(record.id.short) has the clip of another shot, \(job)")
      }
      if !world.isDisturbed, !stands(job) {
        world.breach("the clip of shot \(record.id.short) is done and not on disk")
      }
    }
    for job in world.jobs where job.failure == nil {
      let owner = world.ledger.shot(job.shot)
      if owner == nil || owner?.state == .rejected {
        world.breach("\(job.id) belongs to a shot nobody knows")
      }
      // Bought, and the ledger would buy it again: the one thing that must never be.
      if owner?.state == .planned, !wasGivenUp(job.shot) {
        world.breach("shot \(job.shot.short) is planned although \(job.id) was bought")
      }
    }
  }

  /// What must hold after the last quiet day.
  func checkAtEnd() {
    checkAtRest()
    let capped = world.facts.limits != .none
    for record in records {
      switch record.state {
      case .done, .failed: break
      case .planned where capped: break
      default: world.breach("shot \(record.id.short) ends \(record.state.rawValue): \(record.message ?? "")")
      }
    }
    let parts = world.platter.all.keys.filter {
      $0.string.hasSuffix(".part") && !$0.string.contains("thumbnail")
    }
    if isOver, !parts.isEmpty { world.breach("temporary files stay: \(parts)") }
  }

  /// Every shot has its clip.
  var isOver: Bool { records.count == world.facts.names.count && records.allSatisfy { $0.state == .done } }

  private var records: [ShotRecord] {
    world.ledger.allShots
  }

  /// Two pictures that look the same can't be told apart; neither clip is lost, and none is bought twice.
  private func looksAlike(_ job: World.Job, _ record: ShotRecord) -> Bool {
    guard world.facts.sharesPrompt, let frame = record.frame else { return false }
    return abs(world.facts.shade(of: frame.path) - job.shade) < 0.06 || !world.facts.hasThumbnails
  }

  private func stands(_ job: JobID) -> Bool {
    world.platter.all.contains { $0.key.string.hasSuffix(".mp4") && $0.value == SimulatedClip.bytes(of: job) }
  }

  private func wasGivenUp(_ shot: ShotID) -> Bool { world.isForgotten(shot) }
}
