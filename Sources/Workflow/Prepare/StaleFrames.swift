internal import Domain
package import SystemPackage
package import Workers

#if canImport(Glibc)
  private import Glibc
#else
  private import Darwin
#endif

/// Frames in an output folder whose pictures are no more, by the folder's index: nothing else there is looked at.
package struct StaleFrames: Sendable {
  package struct Frame: Sendable {
    let name: FilePath
    package let path: FilePath
    /// The picture that it was made of.
    package let source: FilePath
    /// Its bytes are still those that were made; what somebody changed is not removed.
    package let isOurs: Bool
  }

  private let index: FrameIndex
  private let layout: OutputLayout
  private let workers: any PictureWorkers

  package init(index: FrameIndex, layout: OutputLayout, workers: any PictureWorkers) {
    self.index = index
    self.layout = layout
    self.workers = workers
  }

  /// Frames of no picture among `sources` whose own picture can't be found any more, by name.
  package func list(besides sources: [Source]) async -> [Frame] {
    // A prompt that was left behind makes no frame.
    let pictures = sources.filter { $0.isNamed || SourceSelection.hasPictureName($0) }
    let wanted = Set(pictures.map(layout.frameName(of:)))
    // As the pictures were seen from it.
    guard let home = layout.folder.real else { return [] }
    var frames: [Frame] = []
    for (name, record) in index.all where !wanted.contains(name) {
      guard let origin = record.origin else { continue }
      let source = home.pushing(origin).lexicallyNormalized()
      let path = layout.folder.pushing(name)
      guard Self.isGone(source), let facts = FileFacts(of: path) else { continue }
      var isOurs = facts == record.frameFacts
      if !isOurs { isOurs = await workers.holds(path, record.frame.digest) }
      frames.append(Frame(name: name, path: path, source: source, isOurs: isOurs))
    }
    return frames
  }

  /// Removes a frame, and the folders that it leaves empty.
  package func remove(_ frame: Frame) throws {
    try SystemDisk().remove(frame.path)
    index.forget(frame.name)
    var folder = frame.path.removingLastComponent()
    while folder != layout.folder, folder.starts(with: layout.folder) {
      guard unsafe folder.withPlatformString({ unsafe rmdir($0) }) == 0 else { return }
      folder.removeLastComponent()
    }
  }

  /// Nothing is there; a folder that can't be looked into is no proof.
  private static func isGone(_ path: FilePath) -> Bool {
    var facts = stat()
    let status = unsafe path.withPlatformString { unsafe lstat($0, &facts) }
    return status != 0 && (errno == ENOENT || errno == ENOTDIR)
  }
}
