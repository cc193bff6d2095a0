package import Domain
internal import GRDB

extension SQLiteLedger {
  package func place(
    _ id: ShotID, as place: OutputPlace, earlierClip: String?
  ) async throws(LedgerError) -> Placement {
    let wanted = Placement(shot: id, place: place, isCurrent: true)
    return try await connection.write(
      unless: { db in
        if try ShotTable.find(id, in: db) == nil { throw LedgerError(.noSuchShot(id)) }
        return try PlacementTable.current(place.name, in: db) == wanted ? wanted : nil
      },
      { db in
        if let current = try PlacementTable.current(place.name, in: db), current.shot != id {
          try Self.clear(current, movedTo: earlierClip, in: db)
        }
        return try PlacementTable.set(place, to: id, in: db)
      })
  }

  private static func clear(_ current: Placement, movedTo clip: String?, in db: Database) throws {
    if let clip { return try PlacementTable.moveAside(current, to: clip, in: db) }
    if let earlier = try earlier(current, in: db), earlier.record.shot.realm == .real {
      throw LedgerError(.clipWouldBeLost(current.place.clip, of: current.shot))
    }
    try PlacementTable.remove(current, in: db)
  }

  /// The name goes to the shot unless another, which may have been paid for, has it: that one is returned.
  static func settle(
    _ place: OutputPlace, on id: ShotID, in db: Database
  ) throws -> Admission.Earlier? {
    guard let current = try PlacementTable.current(place.name, in: db) else {
      _ = try PlacementTable.set(place, to: id, in: db)
      return nil
    }
    if current.shot == id {
      let clip = current.place.clip
      _ = try PlacementTable.set(
        OutputPlace(name: place.name, source: place.source, clip: clip), to: id, in: db)
      return nil
    }
    if let earlier = try earlier(current, in: db) { return earlier }
    try PlacementTable.remove(current, in: db)
    _ = try PlacementTable.set(place, to: id, in: db)
    return nil
  }

  /// Nil when the name's shot has no clip that could be lost.
  static func earlier(_ current: Placement, in db: Database) throws -> Admission.Earlier? {
    guard let record = try ShotTable.find(current.shot, in: db) else {
      throw LedgerError(.corrupt("the name \(current.place.name) stands for a shot that is not there"))
    }
    return record.state.mayBePaid ? Admission.Earlier(record: record, placement: current) : nil
  }
}
