/// Width and height as a file's header claims them, of any magnitude.
package struct ClaimedSize: Sendable, Equatable {
  package let width: Int
  package let height: Int

  package init(width: Int, height: Int) {
    self.width = width
    self.height = height
  }

  /// At most `Int.max`.
  package var pixels: Int {
    let (product, overflow) = width.multipliedReportingOverflow(by: height)
    return overflow ? .max : product
  }
}

extension ClaimedSize: CustomStringConvertible {
  package var description: String { "\(width)x\(height)" }
}
