internal import Domain
private import Foundation

/// A record as a line of text: tab-separated fields, the name first, names and remarks percent-escaped.
extension FrameRecord {
  private static let version = "1"

  func line(name: String) -> String {
    let numbers =
      [sourceFacts, frameFacts].flatMap { ["\($0.bytes)", "\($0.modified)", "\($0.inode)"] }
      + [frame.size.width, frame.size.height, frame.bytes].map(String.init)
      + [frame.crop.left, frame.crop.top, frame.crop.width, frame.crop.height].map(String.init)
    let fields =
      [Self.escape(name), Self.version, recipe.hex, source.hex, frame.digest.hex, frame.format.rawValue]
      + numbers + ["\(frame.scale)", frame.warnings.map(Self.escape).joined(separator: ";")]
    return fields.joined(separator: "\t") + "\n"
  }

  /// Nil for a line of another version or one that a crash cut short.
  static func parse(_ line: Substring) -> (name: String, record: FrameRecord)? {
    let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
    guard fields.count == 21, fields[1] == version, let name = unescape(fields[0]),
      let recipe = Digest(hex: fields[2]), let source = Digest(hex: fields[3]),
      let digest = Digest(hex: fields[4]), let format = FrameFormat(rawValue: String(fields[5]))
    else { return nil }
    let numbers = fields[6...18].compactMap { Int($0) }
    guard numbers.count == 13, let size = PixelSize(width: numbers[6], height: numbers[7]),
      let scale = Double(fields[19])
    else { return nil }
    let note = FrameNote(
      size: size, format: format, bytes: numbers[8], digest: digest,
      crop: CropBox(left: numbers[9], top: numbers[10], width: numbers[11], height: numbers[12]),
      scale: scale,
      warnings: fields[20].split(separator: ";").compactMap(unescape))
    return (
      name,
      FrameRecord(
        recipe: recipe, source: source, sourceFacts: facts(numbers[0...2]),
        frameFacts: facts(numbers[3...5]), frame: note)
    )
  }

  private static func facts(_ numbers: ArraySlice<Int>) -> FileFacts {
    let values = Array(numbers)
    return FileFacts(bytes: values[0], modified: values[1], inode: UInt64(truncatingIfNeeded: values[2]))
  }

  private static let plain = CharacterSet(charactersIn: " "..."~").subtracting(["%", ";"])

  private static func escape(_ text: String) -> String {
    text.addingPercentEncoding(withAllowedCharacters: plain) ?? ""
  }

  private static func unescape(_ text: Substring) -> String? {
    text.contains("%") ? text.removingPercentEncoding : String(text)
  }
}
