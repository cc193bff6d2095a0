/// A store whose changes are transactions over tables. The files beside this one write every verb of
/// `LedgerStore` once for all such stores, so that no two of them can differ in what they promise.
package protocol LedgerTransactions: LedgerStore {
  associatedtype Tables: LedgerTables

  var clock: LedgerClock { get }

  /// Looks first and writes only when `look` finds nothing to return; all of `write` or nothing is durable.
  func write<Value: Sendable>(
    unless look: @escaping @Sendable (Tables) throws -> Value?,
    _ write: @escaping @Sendable (inout Tables) throws -> Value
  ) async throws(LedgerError) -> Value
}
