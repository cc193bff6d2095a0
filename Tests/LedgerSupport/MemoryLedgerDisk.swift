package import Domain
package import Ledger

/// What a memory ledger has made durable: it outlives the runs, however they end.
package final class MemoryLedgerDisk: Sendable {
  /// What befalls one write.
  package enum Fault: Sendable {
    /// No room: the write is refused whole and the run goes on.
    case full
    /// The run dies with the write undone.
    case crashBefore
    /// The run dies with the write on disk, before anybody was told.
    case crashAfter
  }

  private struct State: Sendable {
    var tables = MemoryTables()
    var writes = 0
    /// The run whose handle still works.
    var run = 0
    var isOpen = false
  }

  private let state = Locked(State())
  private let fault: @Sendable (Int) -> Fault?

  /// - Parameter fault: asked at each write with its number, counted from 0 over all runs.
  package init(fault: @escaping @Sendable (Int) -> Fault? = { _ in nil }) { self.fault = fault }

  /// How many changes were asked for that had something to write.
  package var writes: Int { state.withLock { $0.writes } }

  /// Ends the present run at once, as a kill does: what it still calls throws `closed` and writes nothing.
  package func crash() { state.withLock { $0.isOpen = false } }

  /// What is on record, whoever holds the ledger.
  package func shot(_ id: ShotID) -> ShotRecord? { state.withLock { $0.tables.shot(id) } }

  package var allShots: [ShotRecord] {
    state.withLock { state in state.tables.order.compactMap { state.tables.shot($0) } }
  }

  func open() -> Int {
    state.withLock { state in
      state.run += 1
      state.isOpen = true
      return state.run
    }
  }

  func close(_ run: Int) { state.withLock { if $0.run == run { $0.isOpen = false } } }

  func read<Value: Sendable>(
    by run: Int, _ body: (MemoryTables) throws -> Value
  ) throws(LedgerError) -> Value {
    let tables = try state.withLock { Self.tables($0, for: run) }.get()
    return try Self.result { try body(tables) }.get()
  }

  func write<Value: Sendable>(
    by run: Int, unless look: (MemoryTables) throws -> Value?, _ body: (inout MemoryTables) throws -> Value
  ) throws(LedgerError) -> Value {
    let result: Result<Value, LedgerError> = state.withLock { state in
      Self.tables(state, for: run).flatMap { tables in
        Self.result {
          if let found = try look(tables) { return found }
          var changed = tables
          let value = try body(&changed)
          try self.commit(changed, to: &state)
          return value
        }
      }
    }
    return try result.get()
  }

  private func commit(_ tables: MemoryTables, to state: inout State) throws(LedgerError) {
    let number = state.writes
    state.writes += 1
    switch fault(number) {
    case nil: state.tables = tables
    case .full: throw LedgerError(.diskFull)
    case .crashBefore:
      state.isOpen = false
      throw LedgerError(.closed)
    case .crashAfter:
      state.tables = tables
      state.isOpen = false
      throw LedgerError(.closed)
    }
  }

  private static func tables(_ state: State, for run: Int) -> Result<MemoryTables, LedgerError> {
    state.isOpen && state.run == run ? .success(state.tables) : .failure(LedgerError(.closed))
  }

  private static func result<Value>(_ body: () throws -> Value) -> Result<Value, LedgerError> {
    Result(catching: body).mapError { $0 as? LedgerError ?? LedgerError(.failed, cause: $0) }
  }
}
