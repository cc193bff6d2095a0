internal import Domain
private import Foundation
internal import Ledger
private import Providers
internal import SystemPackage

/// The clips on disk: each file appears under its final name whole, flushed, and never over a bought one.
struct ClipFiles: Sendable {
  let layout: RunLayout
  let disk: any ClipDisk

  /// Whether the shot's clip lies under its name.
  func hasClip(_ active: ActiveShot) async throws -> Bool {
    guard let clip = active.record.clip else { return false }
    let path = layout.path(active.place.clip)
    return try await disk.run { disk.size(of: path) == clip.bytes }
  }

  /// Copies a finished clip from another name of its shot; false when none of them holds it.
  func copyFromTwin(of active: ActiveShot, in ledger: any LedgerReader) async throws -> Bool {
    guard let clip = active.record.clip else { return false }
    let target = layout.path(active.place.clip)
    let id = active.record.id
    var candidates = try await ledger.placements(of: id).map { layout.path($0.place.clip) }
      .filter { $0 != target }
    // Where it was set aside when another shot had this name.
    candidates.append(target.inserting(".\(id.short)"))
    return try await disk.run { [candidates] in
      for other in candidates where disk.size(of: other) == clip.bytes {
        try protect(target, from: id)
        if disk.size(of: other.provenance) != nil {
          try disk.copy(other.provenance, to: target.provenance)
        }
        try disk.copy(other, to: target)
        return true
      }
      return false
    }
  }

  /// Lets the name stand for this shot: the earlier shot's clip is moved aside, an animatic makes place for
  /// the real clip.
  func takeName(_ active: inout ActiveShot, in ledger: any LedgerStore) async throws {
    guard let earlier = active.earlier else { return }
    let isReplaced = earlier.record.shot.realm == .sandbox && active.record.shot.realm == .real
    let moved = isReplaced ? nil : try await setAside(earlier.placement.place.clip, as: earlier.record.id)
    _ = try await ledger.place(active.record.id, as: active.place, earlierClip: moved)
    active.earlier = nil
  }

  /// The shot's clip when it lies under its name already, whole and with its provenance: a run that was
  /// killed in its last step left it so.
  func standing(_ active: ActiveShot) async throws -> StoredClip? {
    let path = layout.path(active.place.clip)
    return try await disk.run {
      guard let bytes = disk.size(of: path), let known = provenance(of: path),
        known.shot == active.record.id, known.jobID == active.record.job,
        bytes == known.clipBytes, try disk.digest(of: path) == known.clipSHA256
      else { return nil }
      return StoredClip(digest: known.clipSHA256, bytes: known.clipBytes)
    }
  }

  /// What to say when a bought clip that says to be this shot's lies under its name although the ledger has not bought
  /// it: the ledger is not the one that the folder was made with, and buying by it would buy everything again.
  func foreignClip(of shot: ShotID, at place: OutputPlace) async throws -> String? {
    let path = layout.path(place.clip)
    let isThere = try await disk.run {
      guard let bytes = disk.size(of: path), let known = provenance(of: path) else { return false }
      return known.shot == shot && known.realm == .real && bytes == known.clipBytes
    }
    return isThere
      ? "its clip lies at \(path) already, but this ledger has not bought it; run with the --ledger it was bought"
        + " with, or move the clip away to buy it again" : nil
  }

  /// Renames an earlier shot's clip `name.<8 hex>.mp4`; gives its new place as the ledger keeps it.
  func setAside(_ clip: String, as shot: ShotID) async throws -> String {
    let path = layout.path(clip)
    let aside = path.inserting(".\(shot.short)")
    return try await disk.run {
      if disk.size(of: path) != nil { try disk.move(path, to: aside) }
      if disk.size(of: path.provenance) != nil {
        try disk.move(path.provenance, to: aside.provenance)
      }
      return layout.stored(aside)
    }
  }

  /// Moves the flushed temporary file to the first name and copies it to the others.
  func store(_ part: FilePath, under names: [String], provenance: Provenance) async throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    let text = try encoder.encode(provenance)
    let targets = names.map(layout.path)
    try await disk.run {
      for target in targets { try protect(target, from: provenance.shot) }
      // First, so that a clip never stands there without telling whose it is.
      for target in targets { try disk.write(Array(text + "\n".utf8), to: target.provenance) }
      for target in targets.dropFirst() { try disk.copy(part, to: target) }
      if let first = targets.first { try disk.move(part, to: first) }
      try disk.remove(PartNote.whole.file(for: part))
    }
  }

  /// A clip that stands here and is not an animatic or this very shot's is moved aside, whoever made it.
  private func protect(_ target: FilePath, from newcomer: ShotID) throws {
    guard disk.size(of: target) != nil else { return }
    let known = provenance(of: target)
    if let known, known.realm == .sandbox || known.shot == newcomer { return }
    guard let known else {
      return try disk.move(target, to: free(target, Digest.of(Array(target.string.utf8)).short))
    }
    let aside = target.inserting(".\(known.shot.short)")
    try disk.copy(target.provenance, to: aside.provenance)
    try disk.move(target, to: aside)
  }

  private func provenance(of clip: FilePath) -> Provenance? {
    disk.read(clip.provenance).flatMap { try? JSONDecoder().decode(Provenance.self, from: Data($0)) }
  }

  /// A name beside `target` at which nothing stands: nobody knows whether two unknown files are the same.
  private func free(_ target: FilePath, _ label: String) -> FilePath {
    var (aside, count) = (target.inserting(".\(label)"), 2)
    while disk.size(of: aside) != nil {
      aside = target.inserting(".\(label)-\(count)")
      count += 1
    }
    return aside
  }
}

extension FilePath {
  /// `clip.mp4` has its provenance in `clip.json`.
  var provenance: FilePath {
    var path = self
    path.extension = "json"
    return path
  }
}
