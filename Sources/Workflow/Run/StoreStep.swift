internal import Domain
internal import Ledger
private import Providers
private import SystemPackage

/// Gives a checked clip its final names, writes its provenance beside it, and records it as done.
struct StoreStep: Sendable {
  let context: RunContext
  let files: ClipFiles
  /// Knows how the frames were cut, also those of earlier runs.
  let maker: FrameMaker

  func store(_ shot: ActiveShot) async -> RunExit {
    guard let part = shot.part else { return await context.leave(shot, CancellationError()) }
    var shot = shot
    do {
      let placements = try await context.ledger.placements(of: shot.record.id)
      let current = placements.filter(\.isCurrent)
      // A shot that lost its name meanwhile must not take it from the one that has it now.
      var places = (current.isEmpty ? placements : current).map(\.place)
      if places.isEmpty { places = [shot.place] }
      let frame = (shot.frame ?? shot.record.frame).flatMap(maker.note)
      let provenance = Provenance(shot, frame: frame, clip: part.file, now: context.clock.wall())
      try await files.store(part.path, under: places.map(\.clip), provenance: provenance)
      let stored = StoredClip(digest: part.file.digest, bytes: part.file.bytes)
      shot.record = try await context.ledger.record(.stored(stored), for: shot.record.id)
      return .shot(shot.report(context.layout), .arrived)
    } catch {
      return await context.leave(shot, error)
    }
  }
}
