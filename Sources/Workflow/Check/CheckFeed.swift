private import Domain

/// Hands out sources in batches; the pull of the line's first stage.
final class CheckFeed: Sendable {
  private let size: Int
  private let rest: Locked<(sources: ArraySlice<Source>, index: Int)>

  init(_ sources: [Source], size: Int) {
    self.size = size
    rest = Locked((sources[...], 0))
  }

  func next() -> CheckBatch? {
    rest.withLock { [size] rest in
      guard !rest.sources.isEmpty else { return nil }
      defer {
        rest.sources = rest.sources.dropFirst(size)
        rest.index += 1
      }
      return CheckBatch(index: rest.index, files: rest.sources.prefix(size).map { CheckedFile($0) })
    }
  }
}
