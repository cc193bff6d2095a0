package import Domain
package import SystemPackage

/// Everything a worker does with one picture. Synchronous, single-threaded, one picture at a time.
package struct FramePreparer: ~Copyable {
  private let runtime: ImagingRuntime
  let detector: MediaTypeDetector
  private let lane: any FrameLane

  /// Throws when libvips or libmagic can't start.
  package init() throws(ImagingError) {
    let runtime = try ImagingRuntime.shared()
    detector = try MediaTypeDetector()
    self.runtime = runtime
    lane = VipsLane()
  }

  /// The libraries' versions, for `doctor`.
  package var description: ImagingDescription { runtime.description }

  /// What the file is, from its first bytes.
  package func sniff(_ path: FilePath) throws(Rejection) -> SniffedFile {
    let (start, size) = try SourceFile.readStart(path, count: MediaTypeDetector.prefix)
    let type = detector.mediaType(of: start)
    return SniffedFile(mediaType: type, kind: PictureKind(mediaType: type), bytes: size)
  }

  package func digest(_ file: FilePath) throws(Rejection) -> Digest {
    try SourceFile.digest(file)
  }

  /// What `prepare` would do: from the header alone, but for gravities that lie in the pixels.
  package func plan(
    _ source: FilePath, settings: FrameSettings, limits: PictureLimits
  ) throws(Rejection) -> FramePlan {
    try plan(
      for: try SourceFile.read(source, limit: limits.fileBytes), settings: settings, limits: limits)
  }

  /// Source to encoded frame in `output`, a temporary file that must not exist yet.
  ///
  /// - Parameter granted: bytes of memory; a picture that needs more is not decoded.
  package func prepare(
    _ source: FilePath, settings: FrameSettings, limits: PictureLimits, granted: Int = .max,
    into output: FilePath
  ) throws(Rejection) -> Preparation {
    let bytes = try SourceFile.read(source, limit: limits.fileBytes)
    let plan = try plan(for: bytes, settings: settings, limits: limits)
    let memory = plan.memory(fileBytes: bytes.count)
    if memory > granted { return .needs(memory) }
    let header = plan.header
    let looksWhole = Completeness.looksWhole(bytes, kind: header.kind)
    let frame: (bytes: [UInt8], warnings: [String])
    do {
      frame = try lane.frame(
        from: looksWhole ? bytes : try proven(bytes, kind: header.kind), plan: plan, limits: limits)
    } catch {
      throw Self.damaged(error)
    }
    try FrameFileWriter.write(frame.bytes, to: output)
    return .done(
      PreparedFrame(
        plan: plan, source: .of(bytes), bytes: frame.bytes.count, digest: .of(frame.bytes),
        warnings: plan.warnings + frame.warnings + Self.remarks(on: plan, of: bytes, looksWhole: looksWhole)))
  }

  /// Re-opens what was written and proves that it is the frame that was asked for.
  package func validate(_ path: FilePath, size: PixelSize, format: FrameFormat, digest: Digest)
    throws(Rejection)
  {
    let bytes = try SourceFile.read(path, limit: .max)
    guard Digest.of(bytes) == digest else {
      throw Rejection(
        nil, "what was read back differs from what was written; check the disk", cause: .temporary)
    }
    let type = detector.mediaType(of: bytes)
    try FrameValidator(size: size, format: format).check(bytes, mediaType: type)
  }

  private func plan(
    for bytes: [UInt8], settings: FrameSettings, limits: PictureLimits
  ) throws(Rejection) -> FramePlan {
    let header = try header(of: bytes, limits: limits)
    try limits.check(header)
    let plan = try FramePlan(header: header, settings: settings)
    try limits.check(plan, fileBytes: bytes.count)
    guard plan.needsLook else { return plan }
    do {
      return try PointOfInterest.plan(plan, for: bytes, profileLimit: limits.profileBytes)
    } catch {
      throw Self.damaged(error)
    }
  }

  func header(of bytes: [UInt8], limits: PictureLimits) throws(Rejection) -> PictureHeader {
    let type = detector.mediaType(of: bytes)
    guard let kind = PictureKind(mediaType: type) else {
      throw TypeRefusal.rejection(mediaType: type, start: bytes)
    }
    if kind == .heif, !limits.takesHEIF {
      throw Rejection(.typeNotTaken, "HEIC and AVIF are switched off; save it as JPEG, or drop --no-heif")
    }
    // Some decoders call a picture broken that is only larger than they take.
    if let claimed = ClaimedSize(of: bytes, kind: kind) { try limits.check(claimed, kind: kind) }
    let directory = kind == .tiff ? TIFFDirectory(bytes) : nil
    if directory?.hasKnownColours == false {
      throw Rejection(
        .typeNotTaken, "its colours are stored in a way that is not decoded in TIFF; save it as RGB first")
    }
    // What libvips passes over, or is not shown.
    let pages =
      directory?.pages(upTo: limits.pages + 1) ?? (kind == .png ? APNGControl.frames(in: bytes) : nil)
    if let pages { try limits.check(pages: pages) }
    do {
      return try Picture.with(bytes, kind: kind) { picture in
        guard picture.facts.hasShades else {
          throw Rejection(
            .typeNotTaken, "its pixels are not 8 or 16 bit shades; save it as RGB or grey first")
        }
        if directory?.isReduced == true {
          throw Rejection(
            .typeNotTaken, "it is a camera's raw file with only a small preview; save it as PNG or JPEG first"
          )
        }
        var header = picture.facts.header
        if let pages { header.pages = pages }
        return header
      }
    } catch {
      throw Self.damaged(error)
    }
  }

  /// What to decode of a file whose end is missing; throws when pixels are missing with it.
  func proven(_ bytes: [UInt8], kind: PictureKind) throws -> [UInt8] {
    // A JPEG that lacks nothing but its end marker gets one; a decoder's warning then means lost pixels.
    let isJPEG = kind == .jpeg
    let ended = isJPEG ? bytes + [0xFF, 0xD9] : bytes
    try Picture.with(ended, kind: kind, strict: isJPEG) { picture in try picture.decodeAll() }
    return ended
  }

  static func damaged(_ error: any Error) -> Rejection {
    if let rejection = error as? Rejection { return rejection }
    if let error = error as? ImagingError, error.step == .colour {
      return Rejection(
        .typeNotTaken, "its colours can't be turned into sRGB (\(error.firstLine)); save it as RGB first")
    }
    let detail = (error as? ImagingError).map { $0.firstLine } ?? "\(error)"
    let suffix = detail.isEmpty ? "" : " (\(detail))"
    return Rejection(.damaged, "it is damaged or cut short\(suffix); restore it from its origin")
  }

  private static func remarks(on plan: FramePlan, of bytes: [UInt8], looksWhole: Bool) -> [String] {
    let header = plan.header
    var remarks: [String] = []
    if let remark = DeclaredColours.remark(on: bytes, kind: header.kind) { remarks.append(remark) }
    if !looksWhole { remarks.append("its end is not as it should be, though every pixel could be read") }
    if header.pages > 1 {
      // libvips stops counting a GIF's frames there.
      let count = header.kind == .gif && header.pages > 4096 ? "more than 4096" : "\(header.pages)"
      let used = header.kind == .heif ? "main one" : "first"
      remarks.append(FindingCode.animated.remark("it has \(count) frames or pages; the \(used) is used"))
    }
    if header.hasGuessedInks {
      remarks.append("it is CMYK without a profile; its colours are those of common printing inks")
    }
    return remarks
  }
}
