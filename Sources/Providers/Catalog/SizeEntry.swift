package import Domain

/// A clip size that a model offers.
package struct SizeEntry: Sendable, Equatable {
  package var size: PixelSize
  /// Nil when the catalog knows no price: then `--price-per-second` has to name it.
  package var pricePerSecond: Money?
}

extension SizeEntry: Decodable {
  private enum CodingKeys: String, CodingKey, CaseIterable {
    case size
    case price = "price_per_second"
  }

  static let keys = CodingKeys.allCases.map(\.rawValue)

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let text = try container.decode(String.self, forKey: .size)
    guard let size = PixelSize(text) else {
      throw DecodingError.dataCorruptedError(
        forKey: .size, in: container, debugDescription: "\(text) is not a size such as 1280x720")
    }
    self.size = size
    // A string, so that no binary fraction ever stands for money.
    pricePerSecond = try container.decodeIfPresent(String.self, forKey: .price).map { text in
      guard let price = Money(text) else {
        throw DecodingError.dataCorruptedError(
          forKey: .price, in: container, debugDescription: "\(text) is not an amount such as \"0.10\"")
      }
      return price
    }
  }
}
