internal import Domain

/// Colours that a file declares in figures instead of a profile: PNG's cICP, gAMA and cHRM, and the `nclx` of HEIF.
///
/// They are not carried out, because a picture without a profile is taken as sRGB; one that declares something else
/// is remarked.
enum DeclaredColours {
  /// Nil when nothing is declared, or what sRGB is near enough to; and when a profile counts instead.
  static func remark(on bytes: [UInt8], kind: PictureKind) -> String? {
    let declared: String? =
      switch kind {
      case .png: png(bytes)
      case .heif: heif(bytes)
      case .jpeg, .webp, .gif, .tiff: nil
      }
    return declared.map {
      FindingCode.notSRGB.remark(
        "it declares colours that are not sRGB (\($0)) and has no profile of them; they are taken as sRGB")
    }
  }

  private static func png(_ bytes: [UInt8]) -> String? {
    let chunks = Dictionary(PNGChunks.header(of: bytes).map { ($0.name, $0.content) }) { first, _ in first }
    if chunks["iCCP"] != nil { return nil }
    if let content = chunks["cICP"] {
      guard content.count == 4 else { return nil }
      return codes(
        "cICP", primaries: Int(bytes[content.lowerBound]), transfer: Int(bytes[content.lowerBound + 1]))
    }
    if chunks["sRGB"] != nil { return nil }
    if let gamma = chunks["gAMA"].flatMap({ bytes.bigEndian($0.lowerBound, 4) }), gamma > 0,
      abs(gamma - srgbGamma) > srgbGamma / 20
    {
      return "gamma \(Double(gamma) / 100_000)"
    }
    guard let content = chunks["cHRM"], content.count == 32 else { return nil }
    let figures = (0..<8).compactMap { bytes.bigEndian(content.lowerBound + 4 * $0, 4) }
    let isNear = zip(figures, srgbChromaticities).allSatisfy { abs($0 - $1) <= 1000 }
    return isNear ? nil : "primaries of their own"
  }

  /// In hundred thousandths, as PNG has them; the white point first, then red, green and blue.
  private static let srgbGamma = 45_455
  private static let srgbChromaticities = [31_270, 32_900, 64_000, 33_000, 30_000, 60_000, 15_000, 6000]

  private static func heif(_ bytes: [UInt8]) -> String? {
    let colours = HEIFBoxes.properties(in: bytes).filter { $0.name == "colr" && $0.content.count >= 4 }
    let kinds = colours.map { bytes[$0.content.prefix(4)] }
    if kinds.contains(where: { $0.elementsEqual("prof".utf8) || $0.elementsEqual("rICC".utf8) }) {
      return nil
    }
    guard let index = kinds.firstIndex(where: { $0.elementsEqual("nclx".utf8) }) else { return nil }
    let start = colours[index].content.lowerBound
    guard let primaries = bytes.bigEndian(start + 4, 2), let transfer = bytes.bigEndian(start + 6, 2) else {
      return nil
    }
    return codes("nclx", primaries: primaries, transfer: transfer)
  }

  /// By the numbers of ITU-T H.273: BT.709's primaries, and curves that are shown as sRGB's; 2 is "not said".
  private static func codes(_ name: String, primaries: Int, transfer: Int) -> String? {
    let isNear = [1, 2].contains(primaries) && [1, 2, 4, 6, 13, 14, 15].contains(transfer)
    return isNear ? nil : "\(name) \(primaries)/\(transfer)"
  }
}
