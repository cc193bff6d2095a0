/// How often a job is asked for, in seconds: `first` after the submit, growing to `max`.
package struct PollCadence: Sendable, Equatable {
  package let first: Double
  package let max: Double
  /// How long a job is asked for again that its provider lost sight of, or whose clip it does not hand out.
  package let patience: Double

  package init(first: Double, max: Double, patience: Double = 600) {
    self.first = first
    self.max = max
    self.patience = patience
  }
}

extension PollCadence: Decodable {
  private enum CodingKeys: CodingKey { case first, max, patience }

  /// Neither a flood of questions, nor one that never comes.
  private static let range = 0.01...86_400

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let standard = PollCadence(first: 2, max: 20)
    let first = try container.decodeIfPresent(.first, in: Self.range) ?? standard.first
    let max = try container.decodeIfPresent(.max, in: Self.range) ?? standard.max
    self.init(
      first: first, max: Swift.max(first, max),
      patience: try container.decodeIfPresent(.patience, in: Self.range) ?? standard.patience)
  }
}
