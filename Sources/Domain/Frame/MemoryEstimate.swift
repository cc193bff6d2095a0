extension FramePlan {
  /// What a worker needs to make this frame, in bytes: an estimate from the header, on the safe side.
  ///
  /// - Parameter fileBytes: the size of the source's file, which is held whole.
  package func memory(fileBytes: Int) -> Int {
    let worker = 64 << 20
    return worker + 2 * fileBytes + header.stored.pixels * header.bytesPerPixel
      + header.stored.width * header.bands * header.rowsHeld + 16 * size.pixels
  }
}

extension PictureHeader {
  /// What the decoder keeps for each pixel of the source, as measured with libvips 8.14 and rounded up.
  fileprivate var bytesPerPixel: Int {
    switch kind {
    case .jpeg: isInterlaced ? 7 : 0
    case .png: isInterlaced ? 2 * bands + 2 : 0
    case .tiff: 0
    case .gif: 9
    case .webp: 9
    case .heif: 16
    }
  }

  /// Rows of the source that lie in memory while it streams through the reduction.
  fileprivate var rowsHeld: Int { isStreamed ? 640 : 0 }
}
