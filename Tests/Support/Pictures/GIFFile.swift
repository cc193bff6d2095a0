/// GIF files made by hand, their pixels in codes of one byte each.
package struct GIFFile {
  package var width: Int
  package var height: Int
  /// At most 128 colours of three bytes.
  package var palette: [[UInt8]]
  package var transparent: Int?

  package init(width: Int, height: Int, palette: [[UInt8]], transparent: Int? = nil) {
    self.width = width
    self.height = height
    self.palette = palette
    self.transparent = transparent
  }

  /// 43 bytes that claim a square picture, of which they hold next to nothing.
  package static func claiming(side: Int) -> [UInt8] {
    var file = Array("GIF89a".utf8)
    for value in [side, side] { file.append(little: value, bytes: 2) }
    file += [0x80, 0, 0, 0, 0, 0, 255, 255, 255, 0x21, 0xF9, 4, 0, 0, 0, 0, 0, 0x2C, 0, 0, 0, 0]
    for value in [side, side] { file.append(little: value, bytes: 2) }
    return file + [0, 2, 2, 0x4C, 1, 0, 0x3B]
  }

  /// Each frame is one palette index a pixel.
  package func bytes(frames: [[UInt8]]) -> [UInt8] {
    var file = Array("GIF89a".utf8)
    file.append(little: width, bytes: 2)
    file.append(little: height, bytes: 2)
    file += [0xF6, 0, 0]
    for index in 0..<128 { file += index < palette.count ? palette[index] : [0, 0, 0] }
    for frame in frames {
      file += [0x21, 0xF9, 4, transparent == nil ? 0 : 1, 10, 0, UInt8(transparent ?? 0), 0]
      file += [0x2C, 0, 0, 0, 0]
      file.append(little: width, bytes: 2)
      file.append(little: height, bytes: 2)
      file += [0, 7]
      file += Self.blocks(frame)
    }
    return file + [0x3B]
  }

  /// A clear code every hundred pixels keeps all codes at eight bits.
  private static func blocks(_ indices: [UInt8]) -> [UInt8] {
    var codes: [UInt8] = []
    for (place, index) in indices.enumerated() {
      if place % 100 == 0 { codes.append(128) }
      codes.append(index)
    }
    codes.append(129)
    var blocks: [UInt8] = []
    for start in stride(from: 0, to: codes.count, by: 255) {
      let block = codes[start..<min(start + 255, codes.count)]
      blocks.append(UInt8(block.count))
      blocks += block
    }
    return blocks + [0]
  }
}
