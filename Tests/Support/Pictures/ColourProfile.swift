private import Foundation

/// Small ICC profiles (version 2) with known mathematics, to be embedded in test pictures.
package struct ColourProfile: Sendable {
  /// The colours of full red, green and blue in XYZ under D50; nine figures, column after column.
  package let primaries: [[Double]]
  /// The exponent of its tone curve.
  package let gamma: Double
  package let name: String

  package static let adobeRGB = ColourProfile(
    primaries: [[0.60974, 0.31111, 0.01947], [0.20528, 0.62567, 0.06087], [0.14919, 0.06322, 0.74457]],
    gamma: 563.0 / 256, name: "Adobe-like RGB")
  /// Display P3's primaries with a plain exponent.
  package static let displayP3 = ColourProfile(
    primaries: [[0.51512, 0.24120, -0.00105], [0.29198, 0.69225, 0.04189], [0.15710, 0.06657, 0.78407]],
    gamma: 563.0 / 256, name: "P3-like RGB")

  package static let sRGBPrimaries = [
    [0.43607, 0.22249, 0.01392], [0.38515, 0.71687, 0.09708], [0.14307, 0.06061, 0.71410],
  ]

  package init(primaries: [[Double]], gamma: Double, name: String) {
    self.primaries = primaries
    self.gamma = gamma
    self.name = name
  }

  package var bytes: [UInt8] {
    var curve = Array("curv".utf8) + [0, 0, 0, 0, 0, 0, 0, 1]
    curve.append(big: Int(gamma * 256), bytes: 2)
    return Self.matrix(primaries, curve: curve + [0, 0], name: name)
  }

  /// sRGB with its own curve as a table.
  package static func sRGBTable(entries: Int, name: String) -> [UInt8] {
    var curve = Array("curv".utf8) + [0, 0, 0, 0]
    curve.append(big: entries, bytes: 4)
    for index in 0..<entries {
      let value = Double(index) / Double(entries - 1)
      let light = value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
      curve.append(big: Int((light * 65_535).rounded()), bytes: 2)
    }
    return matrix(sRGBPrimaries, curve: curve, name: name)
  }

  private static func matrix(_ primaries: [[Double]], curve: [UInt8], name: String) -> [UInt8] {
    var tags = zip(["rXYZ", "gXYZ", "bXYZ"], primaries).map { ($0, xyz($1)) }
    tags.append(("wtpt", xyz([0.9642, 1, 0.8249])))
    for name in ["rTRC", "gTRC", "bTRC"] { tags.append((name, curve)) }
    return profile(space: "RGB ", connection: "XYZ ", class: "mntr", name: name, tags: tags)
  }

  /// A printer whose cyan ink looks red, whose magenta looks green and whose yellow looks blue; no ink is
  /// white. No ordinary CMYK conversion gives such colours.
  package static var oddInks: [UInt8] {
    let red = [54.3, 80.8, 69.9]
    let green = [87.8, -79.3, 81.0]
    let blue = [29.6, 68.3, -112.0]
    var table = Array("mft1".utf8) + [0, 0, 0, 0, 4, 3, 2, 0]
    for value in [1, 0, 0, 0, 1, 0, 0, 0, 1] { table.append(big: value << 16, bytes: 4) }
    for _ in 0..<4 { table += (0..<256).map { UInt8($0) } }
    for corner in 0..<16 {
      let lab =
        switch corner {
        case 0: [100.0, 0, 0]
        case 8: red
        case 4: green
        case 2: blue
        default: [0.0, 0, 0]
        }
      table += [
        UInt8(lab[0] * 2.55), UInt8(min(max(lab[1] + 128, 0), 255)), UInt8(min(max(lab[2] + 128, 0), 255)),
      ]
    }
    for _ in 0..<3 { table += (0..<256).map { UInt8($0) } }
    return profile(
      space: "CMYK", connection: "Lab ", class: "prtr", name: "Odd inks", tags: [("A2B0", table)])
  }

  /// What `colour` in this profile is in sRGB, by the definition of both.
  package func sRGB(_ colour: [UInt8]) -> [Double] {
    let linear = colour.map { pow(Double($0) / 255, Double(Int(gamma * 256)) / 256) }
    let xyz = (0..<3).map { axis in (0..<3).reduce(0.0) { $0 + primaries[$1][axis] * linear[$1] } }
    return Self.solve(Self.sRGBPrimaries, xyz).map { value in
      let clipped = min(max(value, 0), 1)
      return 255 * (clipped <= 0.0031308 ? 12.92 * clipped : 1.055 * pow(clipped, 1 / 2.4) - 0.055)
    }
  }

  /// Cramer's rule.
  private static func solve(_ columns: [[Double]], _ target: [Double]) -> [Double] {
    func determinant(_ c: [[Double]]) -> Double {
      c[0][0] * (c[1][1] * c[2][2] - c[2][1] * c[1][2]) - c[1][0] * (c[0][1] * c[2][2] - c[2][1] * c[0][2])
        + c[2][0] * (c[0][1] * c[1][2] - c[1][1] * c[0][2])
    }
    let whole = determinant(columns)
    return (0..<3).map { index in
      var changed = columns
      changed[index] = target
      return determinant(changed) / whole
    }
  }

  private static func xyz(_ values: [Double]) -> [UInt8] {
    var tag = Array("XYZ ".utf8) + [0, 0, 0, 0]
    for value in values { tag.append(big: Int((value * 65_536).rounded()), bytes: 4) }
    return tag
  }

  private static func profile(
    space: String, connection: String, class kind: String, name: String, tags: [(String, [UInt8])]
  ) -> [UInt8] {
    var description = Array("desc".utf8) + [0, 0, 0, 0]
    description.append(big: name.utf8.count + 1, bytes: 4)
    description += Array(name.utf8) + [UInt8](repeating: 0, count: 79)
    let copyright = Array("text".utf8) + [0, 0, 0, 0] + Array("none\0".utf8)
    let all = [("desc", description), ("cprt", copyright)] + tags
    var table: [UInt8] = []
    table.append(big: all.count, bytes: 4)
    var data: [UInt8] = []
    for (name, tag) in all {
      table += Array(name.utf8)
      table.append(big: 128 + 4 + 12 * all.count + data.count, bytes: 4)
      table.append(big: tag.count, bytes: 4)
      data += tag + [UInt8](repeating: 0, count: (4 - tag.count % 4) % 4)
    }
    var header: [UInt8] = []
    header.append(big: 128 + table.count + data.count, bytes: 4)
    header += [0, 0, 0, 0, 2, 0x20, 0, 0] + Array(kind.utf8) + Array(space.utf8) + Array(connection.utf8)
    header += [7, 0xE6, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0] + Array("acsp".utf8)
    header += [UInt8](repeating: 0, count: 28)
    for value in [0.9642, 1, 0.8249] { header.append(big: Int((value * 65_536).rounded()), bytes: 4) }
    header += [UInt8](repeating: 0, count: 128 - header.count)
    return header + table + data
  }
}
