private import Domain
internal import Ledger
private import Providers
internal import Workers
internal import Workflow

#if canImport(Glibc)
  private import Glibc
#else
  private import Darwin
#endif

extension RunOrder {
  /// Asks once on a terminal, telling what is left to buy and what that comes to; nothing is asked where nothing is.
  ///
  /// Gives the caps of the run: no more than was agreed to is bought, whatever the ledger says when its turn comes.
  /// Throws exit 2 for a no.
  func consent(
    to sources: [Source], workers: WorkerPool, jobs: Int, terminal: Terminal
  ) async throws -> SpendLimits {
    guard !isConfirmed else { return settings.limits }
    let tally = Locked(PlanTally())
    let outlook = try await outlook(on: sources, workers: workers, jobs: jobs, terminal: terminal) { exit in
      tally.withLock { $0.take(exit) }
    }
    if let stop = outlook.stop { throw stop }
    let (plan, spending) = (tally.withLock { $0 }, outlook.spending)
    if plan.bought > 0 {
      // Watching the look ahead has taken the signals over, and nobody waits for them now; the run takes them again.
      let handlers = [SIGINT, SIGTERM].map { ($0, signal($0, SIG_DFL)) }
      defer { for (number, handler) in handlers { signal(number, handler) } }
      Console.standardError.write(question(plan, spending))
      guard Console.answersYes() else { throw CommandFailure.usage("nothing was bought") }
    }
    return settings.limits.narrowed(to: plan.price, clips: plan.bought, after: spending)
  }

  private func question(_ plan: PlanTally, _ spending: SpendSummary) -> String {
    let limits = settings.limits
    let cost = limits.maxCost.map { "--max-cost \($0.decimal)" } ?? "no --max-cost"
    let clips = limits.maxClips.map { "--max-clips \($0)" } ?? "no --max-clips"
    let refusal = limits.refusal(after: spending, price: plan.price, clips: plan.bought)
    let only = refusal.map { "; to buy them all, use \($0.options)" } ?? ""
    let place = "\(settings.provider.name) (\(settings.endpoint))".visible
    return """
      \(plan.bought) of \(plan.clips) clips will be bought from \(place) for \(plan.price)
      So far: \(spending.text); \(cost), \(clips)\(only)
      Buy them? [y/N]\u{20}
      """
  }
}
