/// How often a job is asked for, in seconds: `first` after the submit, growing to `max`.
package struct PollCadence: Sendable, Equatable {
  package let first: Double
  package let max: Double
  /// How long a job is asked for again that its provider lost sight of.
  package let patience: Double

  init(first: Double, max: Double, patience: Double = 600) {
    self.first = first
    self.max = max
    self.patience = patience
  }
}

extension PollCadence: Decodable {
  private enum CodingKeys: CodingKey { case first, max, patience }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    func seconds(_ key: CodingKeys) throws -> Double? {
      guard let value = try container.decodeIfPresent(Double.self, forKey: key) else { return nil }
      guard (0.01...86_400).contains(value) else {
        throw DecodingError.dataCorruptedError(
          forKey: key, in: container, debugDescription: "it is not a number of seconds from 0.01 to 86400")
      }
      return value
    }
    let standard = PollCadence(first: 2, max: 20)
    let first = try seconds(.first) ?? standard.first
    self.init(
      first: first, max: Swift.max(first, try seconds(.max) ?? standard.max),
      patience: try seconds(.patience) ?? standard.patience)
  }
}
