package import Domain
package import SystemPackage

extension FramePreparer {
  /// What is wrong with a file by its type and structure; decodes no pixel.
  package func inspect(_ path: FilePath, rules: CheckRules, limits: PictureLimits) -> Inspection {
    var inspection = Inspection()
    do throws(Rejection) {
      let file = try SourceFile.readEnds(path)
      let type = detector.mediaType(of: file.start)
      guard let kind = PictureKind(mediaType: type) else {
        throw TypeRefusal.rejection(mediaType: type, start: file.start)
      }
      inspection.kind = kind
      switch rules {
      case .frame(let rules):
        if let finding = rules.typeFinding(kind) {
          inspection.findings = [finding]
        } else {
          let traits = try traits(of: file, at: path, kind: kind, limits: limits)
          inspection.findings = rules.findings(traits, name: path.lastComponent?.string ?? "")
        }
      case .source(let settings):
        let traits = try traits(of: file, at: path, kind: kind, limits: limits)
        inspection.findings = settings.findings(traits, limits: limits)
      }
    } catch {
      inspection.findings = [Finding(error)]
    }
    return inspection
  }

  /// By our own readers where the format is a frame's, and by libvips' header otherwise.
  private func traits(
    of file: SourceFile.Ends, at path: FilePath, kind: PictureKind, limits: PictureLimits
  ) throws(Rejection) -> PictureTraits {
    let whole = { () throws(Rejection) -> [UInt8] in
      try file.isWhole ? file.start : SourceFile.read(path, limit: limits.fileBytes)
    }
    let traits: PictureTraits?
    switch kind {
    case .jpeg: traits = try jpeg(file, whole)
    case .png: traits = try png(try whole())
    case .webp: traits = WebPStructure(try whole())?.traits
    case .gif, .tiff, .heif:
      let bytes = try whole()
      let header = try header(of: bytes, limits: limits)
      var other = PictureTraits(header: header, fileBytes: bytes.count)
      if !Completeness.looksWhole(bytes, kind: kind) { other.flaw = "its end is missing" }
      traits = other
    }
    guard let traits else {
      throw Rejection(.damaged, "it is damaged: no size is found in it; restore it from its origin")
    }
    return traits
  }

  private func jpeg(
    _ file: SourceFile.Ends, _ whole: () throws(Rejection) -> [UInt8]
  ) throws(Rejection) -> PictureTraits? {
    var bytes = file.start
    var structure = JPEGStructure(bytes, fileBytes: file.size)
    // Most often the start and the end are enough.
    if structure == nil, !file.isWhole {
      bytes = try whole()
      structure = JPEGStructure(bytes, fileBytes: file.size)
    }
    guard let structure else { return nil }
    var traits = structure.traits
    var hasEnd = Completeness.hasJPEGEnd(file.end, from: 0)
    if !hasEnd { hasEnd = Completeness.hasJPEGEnd(try whole(), from: structure.scan) }
    if !hasEnd { traits.flaw = "its end marker is missing" }
    return traits
  }

  private func png(_ bytes: [UInt8]) throws(Rejection) -> PictureTraits? {
    guard let structure = PNGStructure(bytes) else { return nil }
    var traits = structure.traits
    if structure.hasProfile {
      do {
        traits.colours = try Picture.with(bytes, kind: .png) { $0.facts.needsTransform } ? .profile : .sRGB
      } catch {
        throw Self.damaged(error)
      }
    }
    return traits
  }
}
