internal import Domain
internal import Ledger
private import Providers
private import SystemPackage

/// Asks prompts and ledger what is left to do for a shot.
final class ShotOutlook: Sendable {
  let settings: RunSettings
  let layout: RunLayout
  let ledger: (any LedgerReader)?
  private let files: ClipFiles
  /// The first name of every shot in this plan.
  private let owners = Locked<[ShotID: String]>([:])

  init(settings: RunSettings, layout: RunLayout, ledger: (any LedgerReader)?) {
    self.settings = settings
    self.layout = layout
    self.ledger = ledger
    files = ClipFiles(layout: layout, disk: SystemDisk())
  }

  /// `frame` is the digest of the frame when it stands already. Throws where the ledger can't tell.
  func shot(
    of piece: Piece, source: Digest, size: PixelSize, frame: Digest?
  ) async throws(FrameExit) -> PlannedShot {
    let place = layout.place(of: piece.source)
    var report = ShotReport(source: place.source, state: .planned)
    report.frame = piece.frame.string
    report.clip = layout.path(place.clip).string
    report.model = piece.source.direction?.model ?? settings.model.name
    do {
      let prompt = try await files.disk.run { [prompts = settings.prompts] in
        try prompts.prompt(for: piece.source)
      }
      let shot = settings.shot(of: piece.source, digest: source, size: size, prompt: prompt)
      report.tell(shot.request)
      return try await outlook(for: shot, frame: frame, at: place, report)
    } catch let problem as PromptProblem {
      report.state = .rejected
      report.message = problem.sentence
    } catch {
      // It may be bought already, for all that is known.
      throw piece.rejected(Rejection(nil, "its shot can't be looked up: \(error)", cause: .temporary))
    }
    return PlannedShot(deed: .rejected, report: report, price: .zero)
  }

  private func outlook(
    for shot: Shot, frame: Digest?, at place: OutputPlace, _ report: ShotReport
  ) async throws -> PlannedShot {
    var report = report
    let record = try await record(of: shot, frame: frame, at: place)
    if let record {
      report.state = record.state
      report.provider = record.offer?.provider
      report.jobID = record.job
      report.message = record.message
    }
    let id = record?.id ?? shot.id
    let clip = report.clip ?? ""
    let owner = owners.withLock { owners in
      let owner = owners[id]
      owners[id] = owner ?? clip
      return owner
    }
    var deed = deed(for: record, realm: shot.realm)
    if deed == .buy {
      report.state = .planned
      report.provider = settings.provider.name
      report.message = nil
      if shot.realm == .real, let message = try await files.foreignClip(of: id, at: place) {
        deed = .needsPerson
        report.message = message
      } else if let owner {
        deed = .share
        report.message = "the same clip as \(owner): one purchase"
      }
    }
    let price = deed == .buy ? settings.price(of: shot.request) ?? .zero : .zero
    if deed == .buy || deed == .share { report.cost = price.amount }
    return PlannedShot(deed: deed, report: report, price: price)
  }

  /// The shot's own row, that of the same purchase, or that of the real clip that an animatic leaves alone.
  private func record(of shot: Shot, frame: Digest?, at place: OutputPlace) async throws -> ShotRecord? {
    guard let ledger else { return nil }
    if shot.realm == .sandbox, let standing = try await ledger.placement(named: place.name),
      let earlier = try await ledger.shot(standing.shot), earlier.shot.realm == .real,
      earlier.state.mayBePaid
    {
      return earlier
    }
    if let own = try await ledger.shot(shot.id), own.state.mayBePaid { return own }
    if let frame, let same = try await ledger.shot(purchase: shot.purchase(frame: frame)) { return same }
    return try await ledger.shot(shot.id)
  }

  private func deed(for record: ShotRecord?, realm: Realm) -> PlannedShot.Deed {
    guard let record else { return .buy }
    switch record.state {
    case .planned, .rejected: return .buy
    case .failed: return settings.retriesFailed && record.failure?.isUnbilled == true ? .buy : .failed
    case .submitted, .running, .ready, .downloading: return .fetch
    case .done: return .unchanged
    case .submitting, .ambiguous, .held, .expired:
      return realm == .sandbox && record.shot.realm == .sandbox ? .buy : .needsPerson
    }
  }
}
