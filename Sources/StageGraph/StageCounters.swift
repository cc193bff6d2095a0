/// The figures of one stage; always `entered == queued + running + held + out + left + abandoned`.
///
/// The source counts an item as entered when it has one, so its running pull is not part of that sum.
package struct StageCounters: Sendable, Hashable {
  package let name: String
  /// Items that came in: to the stage's queue, or out of nowhere for the source.
  package internal(set) var entered: Int
  /// Items handed on to the next stage.
  package internal(set) var out: Int
  /// Items that left the line here; all of them for the sink.
  package internal(set) var left: Int
  /// Items dropped here because of a stop, waiting or finished.
  package internal(set) var abandoned: Int
  /// Items whose body is at work.
  package internal(set) var running: Int
  /// Items that wait to be started.
  package internal(set) var queued: Int
  /// Finished items that wait for room in the next stage and keep their lane meanwhile.
  package internal(set) var held: Int
  /// Time spent in bodies, summed over lanes, including those at work.
  package let busy: Duration
  /// The part of `busy` that was spent on items whose body has ended.
  package let served: Duration
  /// How long the body that began last is at work; nil when none is.
  package let youngest: Duration?
}
