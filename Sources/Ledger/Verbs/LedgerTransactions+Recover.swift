internal import Domain

extension LedgerTransactions {
  package func recover() async throws(LedgerError) -> Recovery {
    let now = clock.now()
    return try await write(
      unless: { tables in try tables.halfWay().isEmpty ? Recovery() : nil },
      { tables in
        var recovery = Recovery()
        for id in try tables.halfWay() {
          var change = try ShotChange.load(id, at: now, from: tables)
          try change.recover()
          if try change.save(in: &tables).state == .ambiguous {
            recovery.unclear.append(id)
          } else {
            recovery.readyAgain.append(id)
          }
        }
        return recovery
      })
  }
}
