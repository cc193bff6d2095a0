/// TIFF files (little-endian, one strip or tile) with any tags; the pixels are written as they are given.
package struct TIFFFile {
  package var width: Int
  package var height: Int
  package var bits = 8
  package var samplesPerPixel = 3
  /// 0 white is zero, 1 black is zero, 2 RGB, 5 CMYK, 8 Lab.
  package var photometric = 2
  /// Meaning of the samples after the colours: 0 unknown, 1 premultiplied alpha, 2 alpha.
  package var extraSamples: [Int] = []
  /// 1 unsigned, 2 signed, 3 floating point.
  package var sampleFormat = 1
  package var orientation: Int?
  package var profile: [UInt8]?
  /// What the file says of its pixels: 1 none, 6 JPEG as it was done before TIFF's second technical note.
  package var compression = 1
  /// 1: a pixel's samples together; 2: a plane for each channel.
  package var planes = 1
  /// The side of its tiles, a multiple of 16; nil for strips.
  package var tile: Int?
  /// 1: a smaller version of another picture in the same file.
  package var subfileType: Int?
  /// The directory stands before the pixels, as cameras and editors write it, instead of after them.
  package var isDirectoryFirst = false

  package init(width: Int, height: Int) {
    self.width = width
    self.height = height
  }

  package static func of(_ raster: Raster, _ change: (inout TIFFFile) -> Void = { _ in }) -> [UInt8] {
    var file = TIFFFile(width: raster.width, height: raster.height)
    file.samplesPerPixel = raster.bands
    file.photometric = raster.bands < 3 ? 1 : 2
    change(&file)
    return file.bytes(raster.samples)
  }

  package func bytes(_ pixels: [UInt8]) -> [UInt8] {
    var file: [UInt8] = [0x49, 0x49, 42, 0]
    let directory = directory(pixels: pixels, at: 0, extra: 0)
    let size = directory.count
    if isDirectoryFirst {
      file.append(little: 8, bytes: 4)
      return file + self.directory(pixels: pixels, at: 8 + size, extra: 8) + pixels
    }
    let start = 8 + pixels.count + pixels.count % 2
    file.append(little: start, bytes: 4)
    file += pixels
    if pixels.count % 2 == 1 { file.append(0) }
    return file + self.directory(pixels: pixels, at: 8, extra: start)
  }

  /// The directory standing at `extra`, followed by what does not fit into its entries.
  private func directory(pixels: [UInt8], at offset: Int, extra start: Int) -> [UInt8] {
    var entries: [(tag: Int, type: Int, values: [Int])] = [
      (256, 4, [width]), (257, 4, [height]), (258, 3, Array(repeating: bits, count: samplesPerPixel)),
      (259, 3, [compression]), (262, 3, [photometric]), (277, 3, [samplesPerPixel]), (284, 3, [planes]),
      (339, 3, Array(repeating: sampleFormat, count: samplesPerPixel)),
    ]
    let parts = planes == 2 ? samplesPerPixel : 1
    let count = pixels.count / parts
    let offsets = (0..<parts).map { offset + $0 * count }
    if let tile {
      entries += [(322, 4, [tile]), (323, 4, [tile]), (324, 4, offsets)]
      entries.append((325, 4, Array(repeating: count, count: parts)))
    } else {
      entries += [(273, 4, offsets), (278, 4, [height]), (279, 4, Array(repeating: count, count: parts))]
    }
    if let subfileType { entries.append((254, 4, [subfileType])) }
    if let orientation { entries.append((274, 3, [orientation])) }
    if !extraSamples.isEmpty { entries.append((338, 3, extraSamples)) }
    if let profile { entries.append((34_675, 7, profile.map(Int.init))) }
    entries.sort { $0.tag < $1.tag }
    let sizes = [3: 2, 4: 4, 7: 1]
    var directory: [UInt8] = []
    var rest: [UInt8] = []
    let restStart = start + 2 + 12 * entries.count + 4
    directory.append(little: entries.count, bytes: 2)
    for entry in entries {
      let size = sizes[entry.type] ?? 1
      directory.append(little: entry.tag, bytes: 2)
      directory.append(little: entry.type, bytes: 2)
      directory.append(little: entry.values.count, bytes: 4)
      var values: [UInt8] = []
      for value in entry.values { values.append(little: value, bytes: size) }
      if values.count <= 4 {
        directory += values + Array(repeating: 0, count: 4 - values.count)
      } else {
        directory.append(little: restStart + rest.count, bytes: 4)
        rest += values
        if rest.count % 2 == 1 { rest.append(0) }
      }
    }
    directory.append(little: 0, bytes: 4)
    return directory + rest
  }
}
