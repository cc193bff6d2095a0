/// What a source may cost before it is refused; the defaults of all limits stand here.
package struct PictureLimits: Sendable, Codable, Equatable {
  /// Bytes of the file.
  package var fileBytes = 200 << 20
  /// Pixels of a source that is decoded row by row.
  package var streamedPixels = 500_000_000
  /// Pixels of a source that the decoder must hold whole (progressive JPEG, Adam7 PNG, GIF, WebP, HEIF).
  package var heldPixels = 50_000_000
  package var side = PixelSize.sides.upperBound
  package var bands = 5
  /// Frames of an animation or pages of a document; only the first is decoded.
  package var pages = 100_000
  /// Whether HEIC and AVIF are decoded at all.
  package var takesHEIF = true
  /// Bytes of resident memory that one worker may use.
  package var workerBytes = 1536 << 20
  /// Wall-clock seconds for one picture.
  package var seconds = 60.0

  package init() {}

  /// The decision on the header, before any pixel is decoded.
  package func check(_ header: PictureHeader) throws(Rejection) {
    let size = header.stored
    try check(ClaimedSize(width: size.width, height: size.height), kind: header.kind)
    let limit = header.isStreamed ? streamedPixels : heldPixels
    if size.pixels > limit {
      throw tooManyPixels(ClaimedSize(width: size.width, height: size.height), limit: limit)
    }
    if header.bands > bands {
      throw Rejection(.typeNotTaken, "it has \(header.bands) channels; save it as RGB, grey or CMYK first")
    }
    if header.pages > pages {
      throw Rejection(
        .fileTooLarge, "it has \(header.pages) frames or pages, more than \(pages); save the first one alone")
    }
  }

  /// The same for a size that no decoder has looked at.
  package func check(_ size: ClaimedSize, kind: PictureKind) throws(Rejection) {
    if max(size.width, size.height) > side {
      throw Rejection(.fileTooLarge, "\(size) has a side of more than \(side) pixels; make it smaller first")
    }
    let limit = kind.canStream ? streamedPixels : heldPixels
    if size.pixels > limit { throw tooManyPixels(size, limit: limit) }
  }

  private func tooManyPixels(_ size: ClaimedSize, limit: Int) -> Rejection {
    Rejection(
      .fileTooLarge,
      "\(size) is more than \(limit / 1_000_000) megapixels, the limit for this kind of file; make it smaller first"
    )
  }

  /// The same for the memory that decoding it to its frame would take.
  package func check(_ plan: FramePlan, fileBytes: Int) throws(Rejection) {
    let memory = plan.memory(fileBytes: fileBytes)
    if memory > workerBytes {
      throw Rejection(
        .fileTooLarge,
        "\(plan.header.stored) would need about \(memory >> 20) MiB of memory to become \(plan.size), more than"
          + " \(workerBytes >> 20) MiB; make it smaller first")
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
