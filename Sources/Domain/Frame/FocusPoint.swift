/// A point of the upright picture as shares of its width and height, each 0...1, from the top left.
package struct FocusPoint: Hashable, Sendable {
  package let across: Double
  package let down: Double

  /// Nil when a share is out of range.
  package init?(across: Double, down: Double) {
    guard (0...1).contains(across), (0...1).contains(down) else { return nil }
    // One zero: what is written -0 is the same point.
    self.across = across == 0 ? 0 : across
    self.down = down == 0 ? 0 : down
  }

  /// Reads `0.5,0.3`; nil for anything else.
  package init?(_ text: some StringProtocol) {
    let parts = text.split(separator: ",", omittingEmptySubsequences: false)
    guard parts.count == 2, let across = Double(parts[0]), let down = Double(parts[1]) else { return nil }
    self.init(across: across, down: down)
  }
}

/// The shortest text that reads back as the same point, however it was written.
extension FocusPoint: CustomStringConvertible {
  package var description: String { "\(across),\(down)" }
}
