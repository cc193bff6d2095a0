import Domain
import Ledger
import LedgerSupport
import SystemPackage

extension Life {
  private static let steps = 0...70

  /// Up to three runs among trouble of all kinds; each may die at any step, or be stopped.
  func badDays() async {
    let scheduler = Scheduler.shared
    for _ in 0..<scheduler.roll(1...3) {
      let fuse = Fuse(steps: scheduler.roll() < 0.7 ? scheduler.roll(Self.steps) : nil)
      let stop = scheduler.roll() < 0.2 ? Duration.seconds(scheduler.roll(0...120)) : nil
      if !(await run(fuse, trouble: world.facts.trouble, stopsAfter: stop)) { world.log("crash") }
      noteUnclear()
      checkAtRest()
      if scheduler.roll() < 0.2 { loseClip() }
      try? await scheduler.sleep(.seconds(scheduler.roll(0...900)))
    }
  }

  /// No trouble any more: the list is asked, a person decides, and the batch comes to its end.
  func quietDays() async {
    for _ in 1...3 {
      try? await Scheduler.shared.sleep(.seconds(1200))
      await run(Fuse(steps: nil))
      world.isDisturbed = false
      checkAtRest()
      if isOver { return checkAtEnd() }
      await reconcile()
      await decide()
      checkAtRest()
    }
    await run(Fuse(steps: nil), retriesFailed: true)
    checkAtEnd()
  }

  private func noteUnclear() {
    for record in world.ledger.allShots where record.state == .ambiguous {
      world.log("unclear \(record.id.short)")
    }
  }

  /// Somebody deletes a clip that has arrived.
  private func loseClip() {
    guard
      let clip = world.platter.all.keys.filter({ $0.string.hasSuffix(".mp4") }).min(by: {
        $0.string < $1.string
      })
    else { return }
    world.log("somebody deletes \(clip)")
    world.platter[clip] = nil
    world.isDisturbed = true
  }
}
