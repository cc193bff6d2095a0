internal import StageGraph

extension SubmitStep {
  /// How long a wait may miss that the run was asked to stop.
  private static let step = Duration.milliseconds(250)

  /// Waits until the provider has room for a job more; false when the run is to stop.
  func waitForPlace() async -> Bool {
    while !context.isStopping() {
      if await context.places.take() { return true }
      guard (try? await context.clock.sleep(Self.step)) != nil else { return false }
    }
    return false
  }

  /// Waits for the turn of a submit in small steps; false when the run is to stop, or the model can't be bought.
  func waitForSlot(of model: String) async -> Bool {
    let start = await context.gate.slot(now: context.clock.wall())
    while !context.isStopping(), await context.gate.closure(of: model) == nil {
      let now = context.clock.wall()
      let rest = max(start - now, await context.gate.pause(at: now))
      guard rest > 0 else { return true }
      guard (try? await context.clock.sleep(min(.milliseconds(rest), Self.step))) != nil else { return false }
    }
    return false
  }
}
