package import Domain

/// What one provider offers of one model.
package struct ModelEntry: Sendable, Equatable {
  /// The canonical name, the same with every provider.
  package var name: String
  /// The provider's own name for it.
  package var id: String
  package var sizes: [SizeEntry]
  /// Clip lengths, shortest first.
  package var seconds: [Int]
  /// Further settings that change the clip, each with the values it may have; none listed: any text.
  package var options: [String: [String]]
  /// Combinations that it does not make.
  package var rules: [ModelRule]
  /// The day from which the provider no longer serves it.
  package var ends: CalendarDay?

  /// What a clip costs; nil when the size is not offered or the price is not known.
  package func price(size: PixelSize, seconds: Int) -> Money? {
    sizes.first { $0.size == size }?.pricePerSecond.map { $0 * seconds }
  }
}

extension ModelEntry: Decodable {
  private enum CodingKeys: String, CodingKey, CaseIterable {
    case name, id, sizes, seconds, options, rules, ends
  }

  static let keys = CodingKeys.allCases.map(\.rawValue)

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    name = try container.decode(String.self, forKey: .name)
    id = try container.decodeIfPresent(String.self, forKey: .id) ?? name
    sizes = try container.decode([SizeEntry].self, forKey: .sizes)
    seconds = try container.decode([Int].self, forKey: .seconds).sorted()
    for length in seconds { try container.check(length, .seconds, in: 1...3600) }
    options = try container.decodeIfPresent([String: [String]].self, forKey: .options) ?? [:]
    rules = try container.decodeIfPresent([ModelRule].self, forKey: .rules) ?? []
    ends = try container.decodeIfPresent(String.self, forKey: .ends).map { text in
      guard let day = CalendarDay(text) else {
        throw DecodingError.dataCorruptedError(
          forKey: .ends, in: container, debugDescription: "\(text) is not a day such as 2026-09-24")
      }
      return day
    }
  }
}
