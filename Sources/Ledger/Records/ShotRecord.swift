package import Domain

/// One row of the ledger: a shot, where it stands, and what its current attempt bought.
package struct ShotRecord: Sendable, Equatable {
  package let shot: Shot
  /// The order of admission, the cursor of `shots(in:)`.
  package internal(set) var sequence: Int64
  package internal(set) var state: ShotState
  /// How often the intent to buy was put on record.
  package internal(set) var attempt: Int
  package internal(set) var frame: FrameFile?
  package internal(set) var offer: Offer?
  package internal(set) var job: JobID?
  /// Unix seconds after which the result can't be fetched any more.
  package internal(set) var expiresAt: Int64?
  package internal(set) var resultURL: String?
  /// What the provider reported; nil means that the offer's price counts.
  package internal(set) var reportedCost: Money?
  package internal(set) var clip: StoredClip?
  package internal(set) var failure: JobFailure?
  /// The last thing worth telling a person.
  package internal(set) var message: String?
  /// What a person can choose from for a held shot.
  package internal(set) var candidates: [JobCandidate] = []
  /// Unix milliseconds.
  package internal(set) var intendedAt: Int64?
  package internal(set) var submittedAt: Int64?
  package internal(set) var doneAt: Int64?
  package internal(set) var updatedAt: Int64

  init(planned shot: Shot, at time: Int64) {
    self.shot = shot
    sequence = 0
    state = .planned
    attempt = 0
    updatedAt = time
  }

  /// As it is once a table has given it its place in the order.
  package func numbered(_ sequence: Int64) -> ShotRecord {
    var record = self
    record.sequence = sequence
    return record
  }

  package var id: ShotID { shot.id }

  /// What the current attempt costs, or would cost if it was bought.
  package var cost: Money { reportedCost ?? offer?.price ?? .zero }

  /// As people are told it: nil before there was an attempt, nothing for one that failed without a bill.
  package var toldCost: Money? {
    guard offer != nil else { return nil }
    return state == .failed && charge == .nothing ? .zero : cost
  }

  /// From the submit to the clip on disk; nil for a shot without both.
  package var elapsed: Duration? {
    guard let submittedAt, let doneAt else { return nil }
    return .milliseconds(max(doneAt - submittedAt, 0))
  }

  /// Whether its current attempt was made at this endpoint, the only place where its job can be asked for.
  package func wasSent(to provider: String, at baseURL: String) -> Bool {
    offer?.provider == provider && offer?.baseURL == baseURL
  }

  package var charge: Charge { Charge(state, isUnbilled: failure?.isUnbilled ?? false) }
}
