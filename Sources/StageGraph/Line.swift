/// A line of stages that is still open at its end, where `Item`s come out; `sink` closes it.
///
/// ```swift
/// let line = Line(source: "discover", exits: Report.self) { await files.next() }
///   .stage("read", width: 2) { file in .next(await read(file)) }
///   .sink("record") { text in await record(text) }
/// ```
package struct Line<Item: Sendable, Exit: Sendable>: Sendable {
  private let source: String
  private let stages: [StageDefinition]
  private let join: Join

  typealias Pull = @Sendable () async -> Work?
  typealias Deliver = @Sendable (Exit) async -> Void
  typealias Rest = @Sendable (Item) -> Work
  /// Joins what comes after to all stages so far; gives the pull that brings new items.
  private typealias Join = @Sendable (@escaping Rest, @escaping Deliver) -> Pull

  /// Begins a line; `pull` gives the next item, or nil after the last.
  ///
  /// It is called once at a time and only when there is room. The call that is open when the line is stopped
  /// is cancelled; what it still gives is abandoned, unless the first stage keeps starting.
  package init(
    source: String, exits: Exit.Type = Exit.self, pull: @escaping @Sendable () async -> Item?
  ) {
    self.init(source: source, stages: []) { rest, _ in
      { await pull().map(rest) }
    }
  }

  private init(source: String, stages: [StageDefinition], join: @escaping Join) {
    self.source = source
    self.stages = stages
    self.join = join
  }

  /// Adds a stage; the parameters are those of ``StageDefinition``. Items that wait for it go by `rank`, lowest
  /// first; without one, and before the first stage, in the order in which they come.
  package func stage<Output: Sendable>(
    _ name: String, width: Int = 1, capacity: Int? = nil, yieldsTo: [String] = [],
    onStop: StopPolicy = .finishRunning, rank: (@Sendable (Item) -> Int64)? = nil,
    body: @escaping @Sendable (Item) async -> StageOutcome<Output, Exit>
  ) -> Line<Output, Exit> {
    let stage = StageDefinition(
      name, width: width, capacity: capacity, yieldsTo: yieldsTo, onStop: onStop)
    return Line<Output, Exit>(source: source, stages: stages + [stage]) { [join] rest, deliver in
      let work: Rest = { input in
        Work(rank: rank?(input) ?? 0) {
          switch await body(input) {
          case .next(let output): .next(rest(output))
          case .leave(let exit): .leave({ await deliver(exit) })
          }
        }
      }
      return join(work, deliver)
    }
  }

  /// Closes the line with its last stage, from which every item leaves.
  ///
  /// Traps when the definition isn't valid (see ``LineDefinitionError``): check figures that people typed before.
  package func sink(
    _ name: String, width: Int = 1, capacity: Int? = nil, onStop: StopPolicy = .finishRunning,
    body: @escaping @Sendable (Item) async -> Exit
  ) -> ClosedLine<Exit> {
    let stage = StageDefinition(name, width: width, capacity: capacity, onStop: onStop)
    do {
      let definition = try LineDefinition(source: source, stages: stages + [stage])
      return ClosedLine(definition: definition) { [join] deliver in
        let work: Rest = { input in
          Work(rank: 0) {
            let exit = await body(input)
            return .leave({ await deliver(exit) })
          }
        }
        return join(work, deliver)
      }
    } catch {
      preconditionFailure(error.description)
    }
  }
}
