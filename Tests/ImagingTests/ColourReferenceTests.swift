import Domain
import Foundation
import TestSupport
import Testing

@testable import Imaging

extension OnePictureAtATime {
  /// The pictures of fixtures/colour against figures that another program made of them (prepare.py there).
  @Suite struct ColourReferenceTests {
    private static func reference(of name: String) throws -> [[Double]] {
      let text = String(decoding: try Fixtures.bytes("colour/reference.csv"), as: UTF8.self)
      return text.split(separator: "\n").map { $0.split(separator: ",") }.filter { $0[0] == name }
        .map { $0[2...4].compactMap { Double($0) } }
    }

    /// The plain distance of two sRGB colours in Lab (CIE 1976); about 1 is what an eye can just tell.
    private static func distance(_ one: [Double], _ other: [Double]) -> Double {
      zip(lab(one), lab(other)).map { ($0 - $1) * ($0 - $1) }.reduce(0, +).squareRoot()
    }

    private static func lab(_ colour: [Double]) -> [Double] {
      let linear = colour.map { value in
        let share = value / 255
        return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
      }
      let rows = [[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]]
      let xyz = rows.map { row in zip(row, linear).map { $0 * $1 }.reduce(0, +) / row.reduce(0, +) }
      let roots = xyz.map { $0 > 216.0 / 24389 ? cbrt($0) : (24389.0 / 27 * $0 + 16) / 116 }
      return [116 * roots[1] - 16, 500 * (roots[0] - roots[1]), 200 * (roots[1] - roots[2])]
    }

    @Test(arguments: [
      "p3.png", "p3-16.png", "adobe.png", "prophoto.png", "inks.tif", "inks.jpg", "lab.tif",
    ])
    func `every patch is within two steps of an eye of its reference`(name: String) throws {
      let reference = try Self.reference(of: name)
      try #require(reference.count == 16)
      let frame = try Bench().frame(of: try Fixtures.bytes("colour/\(name)"), size: "128x8")
      let raster = try frame.raster()
      var worst = 0.0
      for (patch, expected) in reference.enumerated() {
        let found = raster[patch * 8 + 4, 4]
        let off = Self.distance(found.map(Double.init), expected)
        worst = max(worst, off)
        #expect(off <= 2, "\(name), patch \(patch): \(found) for \(expected), \(off) apart")
      }
      #expect(frame.prepared.warnings.isEmpty, "\(name), worst \(worst)")
    }

    @Test(arguments: ["p3.png", "adobe.png", "prophoto.png"])
    func `neutral colours stay neutral`(name: String) throws {
      let raster = try Bench().frame(of: try Fixtures.bytes("colour/\(name)"), size: "128x8").raster()
      for (patch, value) in [(6, 255), (7, 0)] {
        #expect(raster[patch * 8 + 4, 4] == [UInt8](repeating: UInt8(value), count: 3))
      }
      for patch in [8, 9] {
        let found = raster[patch * 8 + 4, 4].map(Int.init)
        #expect((found.max() ?? 255) - (found.min() ?? 0) <= 1, "\(found)")
      }
    }
  }
}
