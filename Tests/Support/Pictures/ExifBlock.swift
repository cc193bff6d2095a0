/// EXIF data with an orientation, and a camera's name that must never reach a frame.
package enum ExifBlock {
  package static let secret = "SECRETCAMERA"

  /// The bare TIFF structure, as PNG's eXIf chunk holds it.
  package static func bytes(orientation: Int = 1) -> [UInt8] {
    var block: [UInt8] = [0x4D, 0x4D, 0, 42, 0, 0, 0, 8, 0, 2]
    let maker = Array(secret.utf8) + [0]
    block.append(big: 0x010F, bytes: 2)
    block.append(big: 2, bytes: 2)
    block.append(big: maker.count, bytes: 4)
    block.append(big: 8 + 2 + 24 + 4, bytes: 4)
    block.append(big: 0x0112, bytes: 2)
    block.append(big: 3, bytes: 2)
    block.append(big: 1, bytes: 4)
    block.append(big: orientation, bytes: 2)
    block += [0, 0, 0, 0, 0, 0]
    return block + maker + [0]
  }
}
