private import Synchronization

/// Hands out sources one at a time; the pull of a line's first stage.
final class SourceFeed: Sendable {
  private let rest: Mutex<IndexingIterator<[Source]>>

  init(_ sources: [Source]) { rest = Mutex(sources.makeIterator()) }

  func next() -> Source? { rest.withLock { $0.next() } }
}
