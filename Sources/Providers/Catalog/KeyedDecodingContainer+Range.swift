extension KeyedDecodingContainer {
  /// A figure that a person typed; throws, with both ends, for one outside of `range`.
  func decodeIfPresent<Figure: Decodable & Comparable>(
    _ key: Key, in range: ClosedRange<Figure>
  ) throws -> Figure? {
    let figure = try decodeIfPresent(Figure.self, forKey: key)
    if let figure { try check(figure, key, in: range) }
    return figure
  }

  func check<Figure: Comparable>(_ figure: Figure, _ key: Key, in range: ClosedRange<Figure>) throws {
    guard range.contains(figure) else {
      throw DecodingError.dataCorruptedError(
        forKey: key, in: self,
        debugDescription: "\(figure) is out of range; it goes from \(range.lowerBound) to \(range.upperBound)"
      )
    }
  }
}
