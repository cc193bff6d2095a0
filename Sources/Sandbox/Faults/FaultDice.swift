internal import Domain

/// Decides which requests the faults of a running server fall on.
///
/// Each rule counts the requests that it could fall on; number and seed decide, and nothing else.
final class FaultDice: Sendable {
  private let faults: SandboxFaults
  private let counts = Locked<[Int: Int]>([:])

  init(_ faults: SandboxFaults) { self.faults = faults }

  /// The rules that fall on this request, among those whose fault is `isMeant`. Ask once a request.
  func roll(for call: SandboxCall?, _ isMeant: (SandboxFault) -> Bool) -> [FaultRule] {
    faults.rules.enumerated().compactMap { place, rule in
      guard isMeant(rule.fault), rule.call == nil || rule.call == call else { return nil }
      let number = counts.withLock { counts in
        counts[place, default: 0] += 1
        return counts[place, default: 1] - 1
      }
      return falls(rule.occurrence, place: place, number: number) ? rule : nil
    }
  }

  private func falls(_ occurrence: FaultRule.Occurrence, place: Int, number: Int) -> Bool {
    switch occurrence {
    case .first(let count): number < count
    case .share(let share): fraction(place: place, number: number) < share
    }
  }

  /// 0..<1, from a mixer whose outputs show no pattern (SplitMix64's).
  private func fraction(place: Int, number: Int) -> Double {
    var mixed =
      faults.seed &+ UInt64(place) &* 0xD1B5_4A32_D192_ED03 &+ UInt64(number) &* 0x9E37_79B9_7F4A_7C15
    for factor: UInt64 in [0xBF58_476D_1CE4_E5B9, 0x94D0_49BB_1331_11EB] {
      mixed = (mixed ^ (mixed >> 30)) &* factor
    }
    mixed ^= mixed >> 31
    return Double(mixed >> 11) / Double(1 << 53)
  }
}
