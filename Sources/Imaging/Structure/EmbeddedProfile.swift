private import ImagingShim

/// An ICC profile, of which only one thing is asked.
enum EmbeddedProfile {
  /// By its figures, not its name.
  static func isSRGB(_ bytes: [UInt8]) -> Bool {
    unsafe bytes.withUnsafeBufferPointer { unsafe ff_is_srgb($0.baseAddress, $0.count) }
  }
}
