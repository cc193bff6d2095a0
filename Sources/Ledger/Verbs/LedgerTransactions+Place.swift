package import Domain

extension LedgerTransactions {
  package func place(
    _ id: ShotID, as place: OutputPlace, earlierClip: String?
  ) async throws(LedgerError) -> Placement {
    let wanted = Placement(shot: id, place: place, isCurrent: true)
    return try await write(
      unless: { tables in
        if try tables.shot(id) == nil { throw LedgerError(.noSuchShot(id)) }
        return try tables.placement(named: place.name) == wanted ? wanted : nil
      },
      { tables in
        if let current = try tables.placement(named: place.name), current.shot != id {
          try tables.clear(current, movedTo: earlierClip)
        }
        try tables.claim(wanted)
        return wanted
      })
  }
}

extension LedgerTables {
  /// The name goes to the shot unless another, which may have been paid for, has it: that one is returned.
  mutating func settle(_ place: OutputPlace, on id: ShotID) throws -> Admission.Earlier? {
    var wanted = place
    if let current = try placement(named: place.name) {
      if current.shot == id {
        wanted = OutputPlace(name: place.name, source: place.source, clip: current.place.clip)
      } else if let earlier = try earlier(current) {
        return earlier
      } else {
        try remove(current)
      }
    }
    try claim(Placement(shot: id, place: wanted, isCurrent: true))
    return nil
  }

  /// Nil when the name's shot has no clip that could be lost.
  func earlier(_ current: Placement) throws -> Admission.Earlier? {
    guard let record = try shot(current.shot) else {
      throw LedgerError(.corrupt("the name \(current.place.name) stands for a shot that is not there"))
    }
    return record.state.mayBePaid ? Admission.Earlier(record: record, placement: current) : nil
  }

  fileprivate mutating func clear(_ current: Placement, movedTo clip: String?) throws {
    if let clip {
      let place = OutputPlace(name: current.place.name, source: current.place.source, clip: clip)
      return try claim(Placement(shot: current.shot, place: place, isCurrent: false))
    }
    if let earlier = try earlier(current), earlier.record.shot.realm == .real {
      throw LedgerError(.clipWouldBeLost(current.place.clip, of: current.shot))
    }
    try remove(current)
  }

  /// Throws `clipPathTaken` where the clip's path is another's.
  fileprivate mutating func claim(_ wanted: Placement) throws {
    if let other = try placement(clip: wanted.place.clip),
      other.shot != wanted.shot || other.place.name != wanted.place.name
    {
      throw LedgerError(.clipPathTaken(wanted.place.clip, by: other.shot))
    }
    try put(wanted)
  }
}
