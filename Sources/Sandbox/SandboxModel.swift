package import Domain

/// One model the sandbox offers. The first size and the first length are its defaults.
package struct SandboxModel: Sendable, Equatable {
  /// The id that requests name.
  package let name: String
  package let sizes: [PixelSize]
  package let seconds: [Int]

  package init(name: String, sizes: [PixelSize], seconds: [Int]) {
    self.name = name
    self.sizes = sizes
    self.seconds = seconds
  }
}
