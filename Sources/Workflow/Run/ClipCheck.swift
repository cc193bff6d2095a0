internal import Domain
internal import Ledger
private import Providers
internal import StageGraph
private import SystemPackage
internal import Workers

/// Looks at a downloaded clip before it gets its name: an MP4 by content, with all its boxes whole.
struct ClipCheck: Sendable {
  let context: RunContext
  let disk: any ClipDisk

  func check(_ shot: ActiveShot) async -> StageOutcome<ActiveShot, RunExit> {
    guard let part = shot.part else { return .next(shot) }
    do {
      let type = try await context.workers.sniff(part.path).mediaType
      var flaw = try await disk.run { try disk.flaw(of: part.path) }
      if flaw == nil, !type.hasPrefix("video/") { flaw = "it is \(type)" }
      guard let flaw else { return .next(shot) }
      var shot = shot
      // What is broken must not be resumed.
      try await disk.run {
        try disk.remove(PartNote.whole.file(for: part.path))
        try disk.remove(part.path)
      }
      let message = "the clip that came is no whole MP4: \(flaw); run again to fetch it anew"
      shot.record = try await context.ledger.record(.interrupted(message), for: shot.record.id)
      return .leave(.shot(shot.report(context.layout, message: message), .later))
    } catch {
      return .leave(await context.leave(shot, error))
    }
  }
}
