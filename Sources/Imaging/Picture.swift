internal import Domain
private import ImagingShim

/// A picture inside libvips: opened lazily, changed step by step, decoded when it is encoded.
///
/// The bytes must outlive the picture, so it lives only inside `Picture.with`.
@safe struct Picture: ~Copyable {
  /// The header, with what only the validation of an output asks for.
  struct Facts: Equatable {
    var header: PictureHeader
    var hasMetadata: Bool
    var hasProfile: Bool
    var is8BitSRGB: Bool
    /// Its colours are transformed by a profile; dear, and never so without one or with that of sRGB.
    var needsTransform: Bool
    /// False for numbers that no one can tell the brightness of (32-bit, signed, floating point).
    var hasShades: Bool
  }

  private let handle: OpaquePointer
  let facts: Facts
  /// The rows of the source that the first crop keeps; empty when all are kept or have been read.
  private var cropped = 0..<0

  /// Opens `bytes` with the loader of `kind` and hands the picture to `body`.
  ///
  /// - Parameters:
  ///   - shrink: 1, 2, 4 or 8; JPEG is decoded at this fraction of its size.
  ///   - strict: a decoder's warning counts as damage (our own output, and files that lack their end).
  static func with<Result>(
    _ bytes: [UInt8], kind: PictureKind, shrink: Int = 1, strict: Bool = false,
    _ body: (inout Picture) throws -> Result
  ) throws -> Result {
    let directory = kind == .tiff ? TIFFDirectory(bytes) : nil
    let channels = directory?.channels
    let result = try unsafe (directory?.alone ?? bytes).withUnsafeBytes { buffer in
      var picture = try unsafe Picture(
        buffer, kind: kind, shrink: shrink, strict: strict, channels: channels)
      return try body(&picture)
    }
    // A decoder says what it had to make up when it is closed, and only then.
    let complaint = unsafe String(cString: ff_lost_pixels())
    if !complaint.isEmpty { throw ImagingError(step: .decode, text: complaint) }
    return result
  }

  private init(
    _ buffer: UnsafeRawBufferPointer, kind: PictureKind, shrink: Int, strict: Bool,
    channels: TIFFDirectory.Channels?
  ) throws {
    _ = try ImagingRuntime.shared()
    var handle: OpaquePointer?
    var header = ff_header()
    var error = ff_error()
    let status = unsafe ff_open(
      kind.shimKind, buffer.baseAddress, buffer.count, Int32(shrink), strict,
      ff_channels(
        colours: Int32(channels?.colours ?? 0), alpha: channels?.alpha.map(Int32.init) ?? -1),
      &handle, &header, &error)
    guard status == 0, let handle = unsafe handle else {
      throw ImagingError(step: .open, text: error.message)
    }
    guard let size = PixelSize(width: Int(header.width), height: Int(header.height)) else {
      unsafe ff_close(handle)
      throw Rejection(
        .fileTooLarge,
        "\(header.width)x\(header.height) has a side of more than \(PixelSize.sides.upperBound) pixels;"
          + " make it smaller first")
    }
    unsafe self.handle = handle
    facts = Facts(
      header: PictureHeader(
        kind: kind, stored: size, orientation: Orientation(rawValue: Int(header.orientation)) ?? .upright,
        bands: Int(header.bands), hasAlpha: header.has_alpha, pages: Int(header.pages),
        isInterlaced: header.is_interlaced,
        hasGuessedInks: header.is_cmyk && !header.has_profile),
      hasMetadata: header.has_metadata, hasProfile: header.has_profile, is8BitSRGB: header.is_8bit_srgb,
      needsTransform: header.needs_transform, hasShades: header.has_shades)
  }

  deinit { unsafe ff_close(handle) }

  /// The size now, after the steps so far.
  var width: Int { unsafe Int(ff_width(handle)) }
  var height: Int { unsafe Int(ff_height(handle)) }

  mutating func crop(_ box: CropBox) throws(ImagingError) {
    if cropped.isEmpty, box.height < height { cropped = box.top..<box.top + box.height }
    try trim(box)
  }

  /// Cuts off what a reduction made too much; not of the source.
  mutating func trim(_ box: CropBox) throws(ImagingError) {
    guard box.width != width || box.height != height else { return }
    try check(.crop) { error in
      unsafe ff_crop(handle, Int32(box.left), Int32(box.top), Int32(box.width), Int32(box.height), &error)
    }
  }

  /// Lanczos 3, exactly to `width` x `height`.
  mutating func resize(width: Int, height: Int) throws(ImagingError) {
    try resize(across: Double(width) / Double(self.width), down: Double(height) / Double(self.height))
  }

  /// Lanczos 3 about the middle, by exact factors; the sides are rounded to whole pixels.
  mutating func resize(across: Double, down: Double) throws(ImagingError) {
    try check(.resize) { error in unsafe ff_resize(handle, across, down, &error) }
  }

  /// 8-bit sRGB by the embedded profile (perceptual intent); true when that profile was unusable, or larger than
  /// `profileLimit` bytes.
  mutating func convertToSRGB(profileLimit: Int) throws(ImagingError) -> Bool {
    var wasBad = false
    try check(.colour) { error in unsafe ff_to_srgb(handle, profileLimit, &wasBad, &error) }
    return wasBad
  }

  mutating func flatten(on colour: RGBColor) throws(ImagingError) {
    try check(.flatten) { error in
      unsafe ff_flatten(handle, [colour.red, colour.green, colour.blue], &error)
    }
  }

  mutating func turnUpright(_ orientation: Orientation) throws(ImagingError) {
    try render()
    try check(.orient) { error in unsafe ff_orient(handle, Int32(orientation.rawValue), &error) }
  }

  /// Puts the picture into a larger frame, on one colour.
  mutating func embed(at place: CropBox, in size: PixelSize, on colour: RGBColor) throws(ImagingError) {
    try check(.embed) { error in
      unsafe ff_embed(
        handle, Int32(place.left), Int32(place.top), Int32(size.width), Int32(size.height),
        [colour.red, colour.green, colour.blue], &error)
    }
  }

  /// Puts the picture into a larger frame, on its own part `backdrop`, blurred and darkened.
  mutating func embed(
    at place: CropBox, in size: PixelSize, onBlurred backdrop: CropBox
  ) throws(ImagingError) {
    try check(.embed) { error in
      unsafe ff_embed_blurred(
        handle, Int32(place.left), Int32(place.top), Int32(size.width), Int32(size.height),
        ff_box(
          left: Int32(backdrop.left), top: Int32(backdrop.top), width: Int32(backdrop.width),
          height: Int32(backdrop.height)), &error)
    }
  }

  /// Where a box of this size shows most of what `interest` asks for. Reads every pixel.
  mutating func look(
    for interest: PointOfInterest.Interest, width: Int, height: Int
  ) throws(ImagingError) -> (left: Int, top: Int) {
    var (left, top): (Int32, Int32) = (0, 0)
    try check(.look) { error in
      unsafe ff_look(handle, interest == .detail, Int32(width), Int32(height), &left, &top, &error)
    }
    return (Int(left), Int(top))
  }

  mutating func strip() throws(ImagingError) {
    try check(.strip) { error in unsafe ff_strip(handle, &error) }
  }

  /// Reads every pixel, which is the only proof that all of them are there.
  mutating func decodeAll() throws(ImagingError) {
    try check(.decode) { error in unsafe ff_decode_all(handle, &error) }
  }

  mutating func encoded(_ encoding: FrameEncoding) throws(ImagingError) -> [UInt8] {
    try render()
    var bytes: UnsafeMutablePointer<UInt8>?
    var count = 0
    try check(.encode) { error in
      unsafe ff_encode(handle, encoding.shim, &bytes, &count, &error)
    }
    defer { unsafe ff_free(bytes) }
    return unsafe Array(UnsafeBufferPointer(start: bytes, count: count))
  }

  /// Row by row, bands together; of 8-bit pictures only.
  mutating func pixels() throws(ImagingError) -> [UInt8] {
    var bytes: UnsafeMutablePointer<UInt8>?
    var count = 0
    try check(.decode) { error in unsafe ff_pixels(handle, &bytes, &count, &error) }
    defer { unsafe ff_free(bytes) }
    return unsafe Array(UnsafeBufferPointer(start: bytes, count: count))
  }

  /// Reads a source that comes row by row in one pass, also the rows that the crop leaves out: what is wrong with
  /// them is wrong with the file.
  private mutating func render() throws(ImagingError) {
    guard !cropped.isEmpty, facts.header.isStreamed else { return }
    // The structure of a TIFF tells what is missing, and its rows need not be read in order.
    let bottom = facts.header.kind == .tiff ? facts.header.stored.height : cropped.upperBound
    try check(.decode) { error in unsafe ff_render(handle, Int32(cropped.lowerBound), Int32(bottom), &error) }
    cropped = 0..<0
  }

  private func check(_ step: ImagingError.Step, _ call: (inout ff_error) -> Int32) throws(ImagingError) {
    var error = ff_error()
    guard call(&error) == 0 else { throw ImagingError(step: step, text: error.message) }
  }
}
