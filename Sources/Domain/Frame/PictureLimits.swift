/// What a source may cost before it is refused; the defaults of all limits stand here.
package struct PictureLimits: Sendable, Codable, Equatable {
  /// Bytes of the file.
  package var fileBytes = 200_000_000
  /// Pixels of a source that is decoded row by row.
  package var streamedPixels = 500_000_000
  /// Pixels of a source that the decoder must hold whole (progressive JPEG, Adam7 PNG, GIF, WebP, HEIF).
  package var heldPixels = 50_000_000
  package var side = PixelSize.sides.upperBound
  package var bands = 5
  /// Frames of an animation or pages of a document; only the first is decoded.
  package var pages = 100_000
  /// Bytes of a colour profile that is looked into; those of printers have at most a few megabytes.
  package var profileBytes = 16 << 20
  /// Whether HEIC and AVIF are decoded at all.
  package var takesHEIF = true
  /// Bytes of resident memory that one worker may use.
  package var workerBytes = 1536 << 20
  /// Wall-clock seconds for one picture.
  package var seconds = 60.0

  package init() {}

  /// Bytes that a worker needs for itself, before it holds any picture.
  package static let leastWorkerBytes = 128 << 20

  /// The decision on the header, before any pixel is decoded.
  package func check(_ header: PictureHeader) throws(Rejection) {
    let size = ClaimedSize(width: header.stored.width, height: header.stored.height)
    try check(size, kind: header.kind)
    try checkPixels(size, isStreamed: header.isStreamed)
    if header.bands > bands {
      throw Rejection(
        .typeNotTaken,
        "it has \(header.bands) channels, more than \(bands); save it as RGB, grey or CMYK first")
    }
    try check(pages: header.pages)
  }

  /// Of an animation or a document.
  package func check(pages count: Int) throws(Rejection) {
    if count > pages {
      throw Rejection(
        .fileTooLarge,
        "it has more than \(pages) frames or pages; save the first one alone, or raise --max-pages")
    }
  }

  /// The same for a size that no decoder has looked at.
  package func check(_ size: ClaimedSize, kind: PictureKind) throws(Rejection) {
    if max(size.width, size.height) > side {
      let option = side < PixelSize.sides.upperBound ? ", or raise --max-side" : ""
      throw Rejection(
        .fileTooLarge, "\(size) has a side of more than \(side) pixels; make it smaller first\(option)")
    }
    try checkPixels(size, isStreamed: kind.canStream)
  }

  private func checkPixels(_ size: ClaimedSize, isStreamed: Bool) throws(Rejection) {
    let (limit, option) = isStreamed ? (streamedPixels, "--max-pixels") : (heldPixels, "--max-whole-pixels")
    guard size.pixels > limit else { return }
    throw Rejection(
      .fileTooLarge,
      "\(size) is more than \(PixelCount(limit)), the limit for this kind of file; make it smaller first,"
        + " or raise \(option)")
  }

  /// The same for the memory that decoding it to its frame would take.
  package func check(_ plan: FramePlan, fileBytes: Int) throws(Rejection) {
    let memory = plan.memory(fileBytes: fileBytes)
    if memory > workerBytes {
      throw Rejection(
        .fileTooLarge,
        "\(plan.header.stored) would need about \(memory >> 20) MiB of memory to become \(plan.size), more than"
          + " \(ByteSize(workerBytes)); make it smaller first, or raise --picture-memory")
    }
  }
}

extension PictureHeader {
  /// The decoder delivers rows one after another and never holds the picture.
  package var isStreamed: Bool { kind.canStream && !isInterlaced }
}

extension PictureKind {
  /// There are files of this kind that a decoder need not hold whole.
  fileprivate var canStream: Bool {
    switch self {
    case .jpeg, .png, .tiff: true
    case .webp, .gif, .heif: false
    }
  }
}
