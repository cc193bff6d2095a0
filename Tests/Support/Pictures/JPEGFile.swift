/// The marker segments of a JPEG file.
package enum JPEGFile {
  /// The file with one more segment right after its start.
  package static func inserting(_ marker: UInt8, _ payload: [UInt8], into file: [UInt8]) -> [UInt8] {
    var segment: [UInt8] = [0xFF, marker]
    segment.append(big: payload.count + 2, bytes: 2)
    return Array(file.prefix(2)) + segment + payload + file.dropFirst(2)
  }

  package static func withExif(orientation: Int, in file: [UInt8]) -> [UInt8] {
    inserting(0xE1, Array("Exif\0\0".utf8) + ExifBlock.bytes(orientation: orientation), into: file)
  }

  package static func withProfile(_ profile: [UInt8], in file: [UInt8]) -> [UInt8] {
    inserting(0xE2, Array("ICC_PROFILE\0".utf8) + [1, 1] + profile, into: file)
  }

  /// All segments up to the start of the scan: marker and payload.
  package static func segments(of file: [UInt8]) -> [(marker: UInt8, payload: [UInt8])] {
    var found: [(marker: UInt8, payload: [UInt8])] = []
    var at = 2
    while at + 4 <= file.count, file[at] == 0xFF {
      let end = at + 2 + file.big(at: at + 2, bytes: 2)
      guard end <= file.count else { break }
      found.append((file[at + 1], Array(file[at + 4..<end])))
      if file[at + 1] == 0xDA { break }
      at = end
    }
    return found
  }

  /// The horizontal and vertical sampling of each component, `22 11 11` for 4:2:0.
  package static func sampling(of file: [UInt8]) -> String? {
    guard let frame = segments(of: file).first(where: { (0xC0...0xC2).contains($0.marker) })?.payload else {
      return nil
    }
    return (0..<Int(frame[5])).map { String(frame[7 + 3 * $0], radix: 16) }.joined(separator: " ")
  }
}
