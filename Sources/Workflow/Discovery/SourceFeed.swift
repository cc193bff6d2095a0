private import Domain

/// Hands out sources one at a time; the pull of a line's first stage.
final class SourceFeed: Sendable {
  private let rest: Locked<IndexingIterator<[Source]>>

  init(_ sources: [Source]) { rest = Locked(sources.makeIterator()) }

  func next() -> Source? { rest.withLock { $0.next() } }
}
