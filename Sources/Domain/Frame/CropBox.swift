/// A rectangle in pixels of the upright picture (after its orientation tag), origin top left.
package struct CropBox: Hashable, Sendable, Codable {
  package let left: Int
  package let top: Int
  package let width: Int
  package let height: Int

  package init(left: Int, top: Int, width: Int, height: Int) {
    self.left = left
    self.top = top
    self.width = width
    self.height = height
  }
}
