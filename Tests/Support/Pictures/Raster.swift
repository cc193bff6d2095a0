/// Pixels in memory, 8 bits a sample, rows from the top: what test pictures are made from and compared as.
package struct Raster: Sendable, Equatable {
  package let width: Int
  package let height: Int
  package let bands: Int
  package var samples: [UInt8]

  package init(width: Int, height: Int, bands: Int, samples: [UInt8]) {
    self.width = width
    self.height = height
    self.bands = bands
    self.samples = samples
  }

  package init(width: Int, height: Int, bands: Int = 3, _ pixel: (_ x: Int, _ y: Int) -> [UInt8]) {
    var samples: [UInt8] = []
    samples.reserveCapacity(width * height * bands)
    for y in 0..<height { for x in 0..<width { samples += pixel(x, y).prefix(bands) } }
    self.init(width: width, height: height, bands: bands, samples: samples)
  }

  package subscript(x: Int, y: Int) -> [UInt8] {
    let start = (y * width + x) * bands
    return Array(samples[start..<start + bands])
  }

  package func row(_ y: Int) -> [UInt8] { Array(samples[y * width * bands..<(y + 1) * width * bands]) }

  /// The largest difference of any sample; 255 when the shapes differ.
  package func difference(to other: Raster) -> Int {
    guard (width, height, bands) == (other.width, other.height, other.bands) else { return 255 }
    return zip(samples, other.samples).reduce(0) { max($0, abs(Int($1.0) - Int($1.1))) }
  }

  /// Smooth and without any symmetry: every turn and mirroring of it is another picture.
  package static func slope(width: Int, height: Int) -> Raster {
    Raster(width: width, height: height) { x, y in
      let across = Double(x) / Double(max(width - 1, 1))
      let down = Double(y) / Double(max(height - 1, 1))
      return [UInt8(across * 230 + 10), UInt8(down * 200 + 20), UInt8(across * down * 180 + 30)]
    }
  }

  package static func flat(_ colour: [UInt8], width: Int, height: Int) -> Raster {
    let samples = (0..<width * height).flatMap { _ in colour }
    return Raster(width: width, height: height, bands: colour.count, samples: samples)
  }
}
