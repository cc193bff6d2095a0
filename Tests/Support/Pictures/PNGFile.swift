/// PNG files of every shape, made by hand: each test sees exactly the chunks that it asked for.
package struct PNGFile {
  package enum Colour: Int {
    case grey = 0
    case rgb = 2
    case palette = 3
    case greyAlpha = 4
    case rgba = 6

    var channels: Int {
      switch self {
      case .grey, .palette: 1
      case .greyAlpha: 2
      case .rgb: 3
      case .rgba: 4
      }
    }
  }

  package var width: Int
  package var height: Int
  package var colour: Colour
  package var depth = 8
  /// Chunks between the header and the pixels: PLTE, tRNS, iCCP, eXIf.
  package var chunks: [(name: String, data: [UInt8])] = []

  package static let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

  package init(width: Int, height: Int, colour: Colour, depth: Int = 8) {
    self.width = width
    self.height = height
    self.colour = colour
    self.depth = depth
  }

  /// A raster of 1 to 4 bands as grey, grey with alpha, RGB or RGBA.
  package static func of(_ raster: Raster, chunks: [(name: String, data: [UInt8])] = []) -> [UInt8] {
    let colours: [Colour] = [.grey, .greyAlpha, .rgb, .rgba]
    var file = PNGFile(width: raster.width, height: raster.height, colour: colours[raster.bands - 1])
    file.chunks = chunks
    return file.bytes { raster.row($0) }
  }

  /// `row` gives the packed samples of one row, without the filter byte.
  package func bytes(row: (Int) -> [UInt8]) -> [UInt8] {
    var rows: [UInt8] = []
    for y in 0..<height {
      rows.append(0)
      rows += row(y)
    }
    return bytes(data: Zlib.stored(rows))
  }

  /// 8-bit samples in the seven passes of Adam7.
  package func interlaced(_ raster: Raster) -> [UInt8] {
    let passes = [
      (0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2),
    ]
    var rows: [UInt8] = []
    for (left, top, across, down) in passes where left < width {
      for y in stride(from: top, to: height, by: down) {
        rows.append(0)
        for x in stride(from: left, to: width, by: across) { rows += raster[x, y] }
      }
    }
    return bytes(data: Zlib.stored(rows), isInterlaced: true)
  }

  /// `data` is the zlib stream, whatever is in it.
  package func bytes(data: [UInt8], isInterlaced: Bool = false) -> [UInt8] {
    var header: [UInt8] = []
    header.append(big: width, bytes: 4)
    header.append(big: height, bytes: 4)
    header += [UInt8(depth), UInt8(colour.rawValue), 0, 0, isInterlaced ? 1 : 0]
    let before = chunks.flatMap { Self.chunk($0.name, $0.data) }
    return Self.signature + Self.chunk("IHDR", header) + before + Self.chunk("IDAT", data)
      + Self.chunk("IEND", [])
  }

  package static func chunk(_ name: String, _ data: [UInt8]) -> [UInt8] {
    var chunk: [UInt8] = []
    chunk.append(big: data.count, bytes: 4)
    let body = Array(name.utf8) + data
    chunk += body
    chunk.append(big: Checksums.crc32(body), bytes: 4)
    return chunk
  }
}
