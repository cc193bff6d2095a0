internal import Domain

/// How far the frames of unclear shots are from the first pictures of jobs that may be theirs, 0...1; a pair
/// that can't be compared is missing.
struct LikenessTable: Sendable {
  private var distances: [ShotID: [JobID: Double]] = [:]

  /// A frame and the thumbnail of its clip are no further apart than this.
  static let same = 0.15
  /// Every rival is at least this much further away.
  static let margin = 0.06

  mutating func set(_ distance: Double, _ shot: ShotID, _ job: JobID) {
    distances[shot, default: [:]][job] = distance
  }

  /// The shot's job: near it, clearly nearer than any other of `jobs`, and to none of `shots` nearly as near.
  func winner(for shot: ShotID, among jobs: [JobID], rivals shots: [ShotID]) -> JobID? {
    guard let own = distances[shot], jobs.allSatisfy({ own[$0] != nil }),
      let best = jobs.min(by: { own[$0, default: 1] < own[$1, default: 1] }), let distance = own[best],
      distance <= Self.same
    else { return nil }
    let others = jobs.filter { $0 != best }.map { own[$0, default: 1] }
    let rivals = shots.filter { $0 != shot }.map { distances[$0]?[best] ?? 0 }
    return (others + rivals).allSatisfy { $0 - distance >= Self.margin } ? best : nil
  }
}
