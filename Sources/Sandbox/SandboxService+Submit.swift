internal import Domain
internal import Foundation

extension SandboxService {
  /// What follows when the checks let a create through: the faults its prompt asks for, then the job.
  ///
  /// `refusesAtOnce` tells for which troubles the dialect makes no job that could fail.
  func submit(
    _ draft: JobDraft, frame: Data, refusesAtOnce: (JobTrouble) -> Bool
  ) async throws -> SandboxJob {
    let shot = Self.shot(draft, frame)
    var draft = draft
    draft.faults.formUnion(dice.roll(for: .create) { $0.ofJob != nil }.compactMap(\.fault.ofJob))
    if await isFirst(.drop, of: draft, shot) { throw SandboxTrouble.dropped }
    if await isFirst(.tooManyRequests, of: draft, shot) {
      throw SandboxTrouble.rateLimit(what: draft.model, retryAfter: configuration.timing.retryAfter)
    }
    if await isFirst(.busy, of: draft, shot) { throw SandboxTrouble.busy }
    if await isFirst(.unavailable, of: draft, shot) { throw SandboxTrouble.overloaded }
    if draft.faults.contains(.authentication) { throw SandboxTrouble.wrongKey }
    if draft.faults.contains(.balance) { throw SandboxTrouble.balance }
    if let trouble = draft.faults.compactMap(\.trouble).first(where: refusesAtOnce) {
      throw trouble == .modelGone ? SandboxTrouble.unknownModel(draft.model) : .refused(trouble)
    }
    let isFaulty = await isFirst(.serverError, of: draft, shot)
    let isUnanswered = await isFirst(.closeAfterRead, of: draft, shot)
    let job = try await create(draft, frame: frame)
    if isFaulty { throw SandboxTrouble.serverFault }
    if isUnanswered { throw SandboxTrouble.dropped }
    return job
  }

  private func isFirst(_ fault: ShotFault, of draft: JobDraft, _ shot: Digest) async -> Bool {
    guard draft.faults.contains(fault) else { return false }
    return await onceFaults.isFirst(fault, shot: shot)
  }

  /// What tells shots apart for faults that show once; only computed where a prompt asks for any.
  private static func shot(_ draft: JobDraft, _ frame: Data) -> Digest {
    guard !draft.faults.isEmpty else { return Digest.of([]) }
    let text =
      "\(draft.account) \(draft.model) \(draft.size) \(draft.seconds) \(draft.prompt.utf8.count) \(draft.prompt)"
    return Digest.of(Array(text.utf8) + [UInt8](frame))
  }
}
