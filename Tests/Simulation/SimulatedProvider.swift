import Domain
import Providers
import SystemPackage

/// A provider whose every answer can be late, wrong or missing. What it made and took money for lives in the world.
struct SimulatedProvider: VideoProvider {
  let name = "compatible"
  let world: World
  let disk: SimulatedDisk
  let fuse: Fuse
  /// The chance of each kind of trouble, 0...1.
  let trouble: Double

  private static let price = Money("0.40") ?? .zero

  func submit(_ request: SubmitRequest) async -> SubmitOutcome {
    await world.checkIntent(of: request)
    let luck = luck()
    guard await pass(0...20) else { return .ambiguous("dead") }
    switch fuse.step() {
    case .dead, .diesBefore: return .ambiguous("dead")
    case .diesAfter:
      if Scheduler.shared.roll() < 0.8 { make(request) }
      return .ambiguous("dead")
    case .alive: break
    }
    world.log("POST \(request.shot.short)")
    switch luck {
    case ..<0.15: return .notSent(failure(.rate), retryAfter: .seconds(Scheduler.shared.roll(1...90)))
    case ..<0.25: return .notSent(failure(.providerFault), retryAfter: nil)
    case ..<0.45: return await silence(request, isBought: true)
    case ..<0.65: return await silence(request, isBought: false)
    case ..<0.7: return .refused(failure(.moderationPrompt))
    case ..<0.72: return .refused(failure(.balance))
    default:
      let job = make(request)
      guard await pass(0...20) else { return .ambiguous("dead") }
      return .bought(job.snapshot)
    }
  }

  func poll(_ id: JobID) async throws(ProviderError) -> JobSnapshot {
    let job = try await known(id)
    if Scheduler.shared.roll() < trouble * 0.5 {
      throw error([.serverFault, .unreachable, .throttled, .badReply][Scheduler.shared.roll(0...3)])
    }
    return world.seen(job)
  }

  func list(since: Int64) async throws(ProviderError) -> JobListing {
    try await step()
    let luck = luck()
    if luck < 0.2 { throw error(.serverFault) }
    let now = Scheduler.shared.now
    let lag = Int64(world.facts.listLag) * 1000
    var shown = world.jobs.filter { job in
      let hides = lag > 0 && now - job.made < lag && Scheduler.shared.roll() < 0.5
      return (job.snapshot.createdAt ?? 0) >= since && !hides
    }
    // A list that promises nothing may leave out what it likes.
    if !world.facts.listIsComplete { shown.removeAll { _ in Scheduler.shared.roll() < 0.2 } }
    if luck < 0.4 { return JobListing(jobs: shown.dropLast().map(world.seen), isComplete: false) }
    return JobListing(jobs: shown.reversed().map(world.seen), isComplete: true)
  }

  func download(
    of snapshot: JobSnapshot, to part: FilePath, limit: Int
  ) async throws(ProviderError) -> DownloadedFile {
    let job = try await known(snapshot.id)
    if let expires = job.expires, expires < Scheduler.shared.now { throw error(.expired) }
    var bytes = SimulatedClip.bytes(of: job.id)
    let luck = luck()
    let isCut = luck < 0.3
    if isCut { bytes = Array(bytes.prefix(bytes.count / 2)) }
    if luck > 0.3, luck < 0.4 { bytes = [1, 2, 3] }
    do {
      try disk.remove(part)
      try disk.append(bytes, to: part)
    } catch let errno as Errno {
      throw error(errno == .noSpace ? .diskFull : .storage)
    } catch {
      throw self.error(.storage)
    }
    if isCut { throw error(.interrupted) }
    return DownloadedFile(bytes: bytes.count, digest: Digest.of(bytes))
  }

  func thumbnail(
    of id: JobID, to path: FilePath, limit: Int
  ) async throws(ProviderError) -> DownloadedFile {
    let job = try await known(id)
    if job.failure != nil || job.ends > Scheduler.shared.now { throw error(.notReady) }
    let picture = Array("\(job.shade)".utf8)
    disk.platter[path] = picture
    return DownloadedFile(bytes: picture.count, digest: Digest.of(picture))
  }

  /// Evenly 0...1 with a chance of `trouble`, else more than 1: on a quiet day nothing at all goes wrong.
  private func luck() -> Double {
    let roll = Scheduler.shared.roll()
    return trouble > 0 ? roll / trouble : 1 + roll
  }

  /// The answer is lost, and with it the knowledge whether there is a job.
  private func silence(_ request: SubmitRequest, isBought: Bool) async -> SubmitOutcome {
    if isBought { make(request) }
    _ = await pass(0...200)
    return .ambiguous("no answer")
  }

  @discardableResult
  private func make(_ request: SubmitRequest) -> World.Job {
    let job = world.make(request, price: Self.price)
    world.log("BOUGHT \(job.id) for \(request.shot.short)")
    return job
  }

  private func known(_ id: JobID) async throws(ProviderError) -> World.Job {
    try await step()
    guard let job = world.job(id) else { throw error(.jobUnknown) }
    // Some services know a new job only after a moment.
    if Scheduler.shared.now - job.made < 5000, Scheduler.shared.roll() < trouble { throw error(.jobUnknown) }
    return job
  }

  /// False when the program has died meanwhile.
  private func pass(_ seconds: ClosedRange<Int>) async -> Bool {
    try? await Scheduler.shared.sleep(.seconds(Scheduler.shared.roll(seconds)))
    return !fuse.isBurnt
  }

  private func step() async throws(ProviderError) {
    let isAlive = await pass(0...3)
    guard isAlive, case .alive = fuse.step() else { throw error(.cancelled) }
  }

  private func error(_ code: ProviderError.Code) -> ProviderError {
    ProviderError(code, provider: name, "as simulated")
  }

  private func failure(_ reason: FailureReason) -> JobFailure {
    JobFailure(reason: reason, code: nil, message: "as simulated: \(reason.rawValue)", isUnbilled: true)
  }
}
