internal import Domain
internal import SystemPackage

/// A record as a line of text: tab-separated fields, the name first, names and remarks percent-escaped.
extension FrameRecord {
  private static let version = "5"

  func line(name: FilePath) -> String {
    let facts = [sourceFacts, frameFacts].flatMap { ["\($0.bytes)", "\($0.modified)", "\($0.inode)"] }
    let boxes = [frame.crop, frame.place].flatMap { [$0.left, $0.top, $0.width, $0.height] }
    let sides = [frame.source.width, frame.source.height]
    let numbers = [frame.size.width, frame.size.height, frame.bytes] + boxes + sides
    let fields =
      [
        Self.escape(name.bytes), Self.version, recipe.hex, source.hex, frame.digest.hex,
        frame.format.rawValue,
      ]
      + facts + numbers.map(String.init) + [
        "\(frame.scale)", frame.filled?.hex ?? "",
        frame.warnings.map { Self.escape(Array($0.utf8)) }.joined(separator: ";"),
        Self.escape(origin?.bytes ?? []),
      ]
    return fields.joined(separator: "\t") + "\n"
  }

  /// The line that ends what was said of a frame.
  static func lastLine(name: FilePath) -> String { "\(escape(name.bytes))\t\(version)\n" }

  /// No record for a frame that is no more. Nil for a line of another version or one that a crash cut short.
  static func parse(_ line: Substring) -> (name: FilePath, record: FrameRecord?)? {
    // By bytes: a hundred thousand lines are read on every run.
    let fields = line.utf8.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
      .map { Substring($0) }
    guard fields.count >= 2, fields[1] == version, let name = path(fields[0]) else { return nil }
    if fields.count == 2 { return (name, nil) }
    guard fields.count == 29, let recipe = Digest(hex: fields[2]), let source = Digest(hex: fields[3]),
      let digest = Digest(hex: fields[4]), let format = FrameFormat(rawValue: String(fields[5]))
    else { return nil }
    let numbers = fields[6...24].compactMap { Int($0) }
    guard numbers.count == 19, let size = PixelSize(width: numbers[6], height: numbers[7]),
      let picture = PixelSize(width: numbers[17], height: numbers[18]),
      let crop = box(numbers[9...12], in: picture), let place = box(numbers[13...16], in: size),
      let scale = Double(fields[25]), scale > 0, scale <= Double(PixelSize.sides.upperBound)
    else { return nil }
    let note = FrameNote(
      size: size, format: format, bytes: numbers[8], digest: digest,
      source: picture, crop: crop, place: place, scale: scale,
      filled: RGBColor(fields[26]),
      warnings: fields[27].split(separator: ";").compactMap {
        unescape($0).map { String(decoding: $0, as: UTF8.self) }
      })
    return (
      name,
      FrameRecord(
        recipe: recipe, source: source, sourceFacts: facts(numbers[0...2]),
        frameFacts: facts(numbers[3...5]), frame: note,
        origin: path(fields[28]).flatMap { $0.isEmpty ? nil : $0 })
    )
  }

  private static func facts(_ numbers: ArraySlice<Int>) -> FileFacts {
    let values = Array(numbers)
    return FileFacts(bytes: values[0], modified: values[1], inode: UInt64(truncatingIfNeeded: values[2]))
  }

  /// Nil for one that does not lie inside `whole`: the file is anybody's to change.
  private static func box(_ numbers: ArraySlice<Int>, in whole: PixelSize) -> CropBox? {
    let values = Array(numbers)
    guard let size = PixelSize(width: values[2], height: values[3]), size.width <= whole.width,
      size.height <= whole.height, (0...whole.width - size.width).contains(values[0]),
      (0...whole.height - size.height).contains(values[1])
    else { return nil }
    return CropBox(left: values[0], top: values[1], width: size.width, height: size.height)
  }

  private static func path(_ text: Substring) -> FilePath? {
    text.utf8.contains(percent) ? unescape(text).flatMap { FilePath(bytes: $0) } : FilePath(String(text))
  }

  private static let percent = UInt8(ascii: "%")

  /// Every byte, for names need not be text: `%XX` for what is no plain ASCII, and for what parts names and remarks.
  private static func escape(_ bytes: [UInt8]) -> String {
    let digits = Array("0123456789ABCDEF".utf8)
    var text: [UInt8] = []
    for byte in bytes {
      if (0x20...0x7E).contains(byte), byte != percent, byte != UInt8(ascii: ";") {
        text.append(byte)
      } else {
        text += [percent, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// Nil for a percent sign without its two digits.
  private static func unescape(_ text: Substring) -> [UInt8]? {
    var bytes: [UInt8] = []
    var rest = text.utf8[...]
    while let byte = rest.popFirst() {
      guard byte == percent else {
        bytes.append(byte)
        continue
      }
      guard let high = rest.popFirst(), let low = rest.popFirst(),
        let high = Character(Unicode.Scalar(high)).hexDigitValue,
        let low = Character(Unicode.Scalar(low)).hexDigitValue
      else { return nil }
      bytes.append(UInt8(high << 4 | low))
    }
    return bytes
  }
}
