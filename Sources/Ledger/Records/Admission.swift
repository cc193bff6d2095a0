/// What the ledger knows of an admitted shot.
package struct Admission: Sendable, Equatable {
  /// The shot asked for, or the one that is the same purchase.
  package let record: ShotRecord
  package let isNew: Bool
  /// The name still stands for this shot, which may have been paid for. Move its clip aside, then `place`.
  package let earlier: Earlier?

  package struct Earlier: Sendable, Equatable {
    package let record: ShotRecord
    package let placement: Placement
  }
}
