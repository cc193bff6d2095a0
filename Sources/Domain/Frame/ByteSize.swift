/// A number of bytes as people write it: `200MB`, `1.5GiB`, `64 kB`.
package struct ByteSize: Sendable, Equatable {
  package let bytes: Int

  package init(_ bytes: Int) { self.bytes = bytes }

  /// Nil for anything but a positive number with a unit, or without one for bytes. Case is free.
  package init?(_ text: some StringProtocol) {
    guard let bytes = UnitFigure.read(text, units: Self.units + [("bytes", 1)]) else { return nil }
    self.bytes = bytes
  }

  private static let units = [
    ("GiB", 1 << 30), ("GB", 1_000_000_000), ("MiB", 1 << 20), ("MB", 1_000_000), ("KiB", 1 << 10),
    ("kB", 1000),
  ]

  /// In decimal units, to a tenth, upwards: what is just over a limit does not look like the limit.
  package var roundedUp: String {
    let decimal = [("GB", 1_000_000_000), ("MB", 1_000_000), ("kB", 1000)]
    guard let (name, unit) = decimal.first(where: { bytes >= $0.1 }) else { return "\(bytes) bytes" }
    let tenths = (bytes / (unit / 10)) + (bytes % (unit / 10) == 0 ? 0 : 1)
    return tenths % 10 == 0 ? "\(tenths / 10) \(name)" : "\(tenths / 10).\(tenths % 10) \(name)"
  }
}

extension ByteSize: CustomStringConvertible {
  /// Exact, in the largest unit that leaves no fraction.
  package var description: String {
    guard let (name, unit) = Self.units.first(where: { bytes % $0.1 == 0 }), bytes > 0 else {
      return "\(bytes) bytes"
    }
    return "\(bytes / unit) \(name)"
  }
}
