/// What a file has to be so that it can be handed on as a frame, byte for byte.
package struct FrameRules: Sendable, Codable, Equatable {
  /// One of these.
  package var sizes: [PixelSize]
  package var formats: [FrameFormat]
  /// What fits, as base64, into the 20 MiB of text that the OpenAI dialect allows for a picture.
  package var fileBytes = 15 << 20

  package init(sizes: [PixelSize], formats: [FrameFormat] = FrameFormat.allCases) {
    self.sizes = sizes
    self.formats = formats
  }
}

extension FrameRules {
  /// Why a file of this type is no frame, whatever is in it; nil when it may be one.
  package func typeFinding(_ kind: PictureKind) -> Finding? {
    let taken = Set(formats.map(\.kind))
    guard !taken.contains(kind) else { return nil }
    let names = formats.map(\.kind.title).joined(separator: ", ")
    return Finding(
      .typeNotTaken,
      "it is \(kind.title), which is not taken for a frame (\(names)); make one of it with firstframe prepare"
    )
  }

  /// Everything that is wrong with a picture of a type that is taken.
  ///
  /// - Parameter name: the file's name, for what it says of the type.
  package func findings(_ traits: PictureTraits, name: String) -> [Finding] {
    let found = [
      nameFinding(traits.header.kind, name), sizeFinding(traits.header), orientationFinding(traits.header),
      traits.flawFinding, transparencyFinding(traits.header), colourFinding(traits.colours),
      secretFinding(traits.secrets), framesFinding(traits.header), bytesFinding(traits.fileBytes),
    ]
    return found.compactMap { $0 }
  }

  private func nameFinding(_ kind: PictureKind, _ name: String) -> Finding? {
    guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return nil }
    let ending = name[name.index(after: dot)...]
    guard !kind.fileExtensions.contains(ending.lowercased()), let own = kind.fileExtensions.first else {
      return nil
    }
    return Finding(
      .nameContentDisagree, "it is \(kind.title) and named .\(ending); rename it to \(name[..<dot]).\(own)")
  }

  private func sizeFinding(_ header: PictureHeader) -> Finding? {
    guard !sizes.contains(header.stored) else { return nil }
    let wanted = sizes.map(\.description).joined(separator: " or ")
    return Finding(.wrongSize, "it is \(header.stored), not \(wanted)", isFixable: true)
  }

  private func orientationFinding(_ header: PictureHeader) -> Finding? {
    guard header.orientation != .upright else { return nil }
    return Finding(
      .orientationTag, "it stands upright only by a tag, which a service may pass over", isFixable: true)
  }

  private func transparencyFinding(_ header: PictureHeader) -> Finding? {
    guard header.hasAlpha else { return nil }
    return Finding(
      .transparency, "it has a transparency channel; what shows through it is the service's choice",
      isFixable: true)
  }

  private func colourFinding(_ colours: PictureTraits.Colours) -> Finding? {
    switch colours {
    case .sRGB: nil
    case .profile:
      Finding(.notSRGB, "its colours go by a profile that is not that of sRGB", isFixable: true)
    case .inks: Finding(.notSRGB, "its colours are those of inks (CMYK), not sRGB", isFixable: true)
    }
  }

  private func secretFinding(_ secrets: Set<PictureTraits.Secret>) -> Finding? {
    guard !secrets.isEmpty else { return nil }
    let told = PictureTraits.Secret.allCases.filter(secrets.contains).map { secret in
      switch secret {
      case .place: "where it was taken"
      case .camera: "with which camera"
      }
    }
    return Finding(
      .privateMetadata, "its metadata tells \(told.joined(separator: " and "))", isFixable: true)
  }

  private func framesFinding(_ header: PictureHeader) -> Finding? {
    guard header.pages > 1 else { return nil }
    return Finding(.animated, "it is an animation of \(header.pages) frames", isFixable: true)
  }

  private func bytesFinding(_ count: Int) -> Finding? {
    guard count > fileBytes else { return nil }
    return Finding(
      .fileTooLarge,
      "the file has \(ByteSize(count).roundedUp), more than the \(ByteSize(fileBytes)) that services take",
      isFixable: true)
  }
}

extension PictureTraits {
  package var flawFinding: Finding? {
    flaw.map { Finding(.damaged, "it is cut short: \($0); restore it from its origin") }
  }
}
