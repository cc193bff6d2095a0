internal import Domain

extension LedgerTransactions {
  package func recover() async throws(LedgerError) {
    let now = clock.now()
    try await write(
      unless: { tables in try tables.halfWay().isEmpty ? () : nil },
      { tables in
        for id in try tables.halfWay() {
          var change = try ShotChange.load(id, at: now, from: tables)
          try change.recover()
          _ = try change.save(in: &tables)
        }
      })
  }
}
