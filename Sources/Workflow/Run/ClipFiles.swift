internal import Domain
private import Foundation
internal import Ledger
private import Providers
internal import SystemPackage

#if canImport(Glibc)
  private import Glibc
#else
  private import Darwin
#endif

/// The clips on disk: each file appears under its final name whole, flushed, and never over a bought one.
struct ClipFiles: Sendable {
  let layout: RunLayout

  /// Whether the shot's clip lies under its name.
  func hasClip(_ active: ActiveShot) async throws -> Bool {
    guard let clip = active.record.clip else { return false }
    let path = layout.path(active.place.clip)
    return try await BlockingWork.run { FileFacts(of: path)?.bytes == clip.bytes }
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
    return try await BlockingWork.run { [candidates] in
      for other in candidates where FileFacts(of: other)?.bytes == clip.bytes {
        try Self.protect(target, from: id)
        if FileFacts(of: other.provenance) != nil {
          try Self.place(other.provenance, as: target.provenance, keepsOriginal: true)
        }
        try Self.place(other, as: target, keepsOriginal: true)
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
    return try await BlockingWork.run {
      guard FileFacts(of: path) != nil,
        let text = FileManager.default.contents(atPath: path.provenance.string),
        let known = try? JSONDecoder().decode(Provenance.self, from: text),
        known.shot == active.record.id, known.jobID == active.record.job
      else { return nil }
      let bytes = try Data(contentsOf: URL(filePath: path.string), options: .mappedIfSafe)
      var hasher = SHA256Hasher()
      unsafe bytes.withUnsafeBytes { unsafe hasher.update($0) }
      guard bytes.count == known.clipBytes, hasher.finish() == known.clipSHA256 else { return nil }
      return StoredClip(digest: known.clipSHA256, bytes: known.clipBytes)
    }
  }

  /// Renames an earlier shot's clip `name.<8 hex>.mp4`; gives its new place as the ledger keeps it.
  func setAside(_ clip: String, as shot: ShotID) async throws -> String {
    let path = layout.path(clip)
    let aside = path.inserting(".\(shot.short)")
    return try await BlockingWork.run {
      if FileFacts(of: path) != nil { try Self.place(path, as: aside, keepsOriginal: false) }
      if FileFacts(of: path.provenance) != nil {
        try Self.place(path.provenance, as: aside.provenance, keepsOriginal: false)
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
    try await BlockingWork.run {
      for target in targets { try Self.protect(target, from: provenance.shot) }
      // First, so that a clip never stands there without telling whose it is.
      for target in targets { try Self.write(Array(text + "\n".utf8), to: target.provenance) }
      for target in targets.dropFirst() { try Self.place(part, as: target, keepsOriginal: true) }
      if let first = targets.first { try Self.place(part, as: first, keepsOriginal: false) }
    }
  }

  /// A clip that stands here and is not an animatic or this very shot's is moved aside, whoever made it.
  private static func protect(_ target: FilePath, from newcomer: ShotID) throws {
    guard FileFacts(of: target) != nil else { return }
    let known = FileManager.default.contents(atPath: target.provenance.string)
      .flatMap { try? JSONDecoder().decode(Provenance.self, from: $0) }
    if let known, known.realm == .sandbox || known.shot == newcomer { return }
    guard let known else {
      return try place(
        target, as: free(target, Digest.of(Array(target.string.utf8)).short), keepsOriginal: false)
    }
    let aside = target.inserting(".\(known.shot.short)")
    try place(target.provenance, as: aside.provenance, keepsOriginal: true)
    try place(target, as: aside, keepsOriginal: false)
  }

  /// A name beside `target` at which nothing stands: nobody knows whether two unknown files are the same.
  private static func free(_ target: FilePath, _ label: String) -> FilePath {
    var (aside, count) = (target.inserting(".\(label)"), 2)
    while FileFacts(of: aside) != nil {
      aside = target.inserting(".\(label)-\(count)")
      count += 1
    }
    return aside
  }

  /// Makes missing folders, each flushed into its parent: a clip in a folder that is lost is lost with it.
  static func makeFolder(for file: FilePath) throws {
    let folder = file.removingLastComponent()
    if folder.isEmpty || FileManager.default.fileExists(atPath: folder.string) { return }
    try makeFolder(for: folder)
    try FileManager.default.createDirectory(atPath: folder.string, withIntermediateDirectories: true)
    try flush(folder.removingLastComponent())
  }

  static func remove(_ file: FilePath) throws {
    let status = unsafe file.withPlatformString { unsafe unlink($0) }
    if status != 0, errno != ENOENT { throw Errno(rawValue: errno) }
  }

  /// Atomic: the target is whole or absent, and its folder is flushed.
  private static func place(_ file: FilePath, as target: FilePath, keepsOriginal: Bool) throws {
    var origin = file
    try makeFolder(for: target)
    if keepsOriginal {
      origin = PartFile.path(for: target)
      try remove(origin)
      try FileManager.default.copyItem(atPath: file.string, toPath: origin.string)
      try flush(origin)
    }
    let status = unsafe origin.withPlatformString { from in
      unsafe target.withPlatformString { to in unsafe rename(from, to) }
    }
    guard status == 0 else { throw Errno(rawValue: errno) }
    try flush(target.removingLastComponent())
  }

  private static func write(_ bytes: [UInt8], to target: FilePath) throws {
    let part = PartFile.path(for: target)
    try makeFolder(for: part)
    let file = try FileDescriptor.open(
      part, .writeOnly, options: [.create, .truncate, .closeOnExec],
      permissions: [.ownerReadWrite, .groupRead, .otherRead])
    try file.closeAfter { _ = try file.writeAll(bytes) }
    try flush(part)
    try place(part, as: target, keepsOriginal: false)
  }

  private static func flush(_ path: FilePath) throws {
    let file = try FileDescriptor.open(path.isEmpty ? "." : path, .readOnly, options: .closeOnExec)
    try file.closeAfter {
      if fsync(file.rawValue) != 0 { throw Errno(rawValue: errno) }
    }
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
