/// How far the one POST of a submit came.
package enum PostPhase: Int, Sendable, Comparable, CaseIterable {
  case resolving
  case connecting
  case securing
  /// The head was handed to the socket: from here on a byte may have left.
  case sendingHead
  case sendingBody
  case awaitingReply
  case readingReply
  case done

  package var mayHaveSent: Bool { self >= .sendingHead }

  package static func < (left: PostPhase, right: PostPhase) -> Bool { left.rawValue < right.rawValue }
}
