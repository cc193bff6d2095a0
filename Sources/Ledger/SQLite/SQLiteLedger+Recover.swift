internal import Domain
private import GRDB

extension SQLiteLedger {
  package func recover() async throws(LedgerError) -> Recovery {
    let now = clock.now()
    return try await connection.write(
      unless: { db in try ShotTable.halfWay(in: db).isEmpty ? Recovery() : nil },
      { db in
        var recovery = Recovery()
        for id in try ShotTable.halfWay(in: db) {
          var change = try ShotChange.load(id, at: now, from: db)
          try change.recover()
          if try change.save(in: db).state == .ambiguous {
            recovery.unclear.append(id)
          } else {
            recovery.readyAgain.append(id)
          }
        }
        return recovery
      })
  }
}
