/// The boxes of small HEIF and AVIF files with one item that is shown.
package enum HEIFFile {
  /// The file with the boxes that turn its pixels as an EXIF orientation of 1...8 would: `irot` counts quarter turns
  /// against the clock, `imir` 0 exchanges top and bottom, 1 left and right (ISO/IEC 23008-12, 6.5.10 and 6.5.12).
  package static func turned(_ file: [UInt8], orientation: Int) -> [UInt8] {
    let steps: [(turns: UInt8?, mirror: UInt8?)] = [
      (nil, nil), (nil, 1), (2, nil), (nil, 0), (3, 1), (3, nil), (3, 0), (1, nil),
    ]
    var boxes: [[UInt8]] = []
    if let turns = steps[orientation - 1].turns { boxes.append(box("irot", [turns])) }
    if let mirror = steps[orientation - 1].mirror { boxes.append(box("imir", [mirror])) }
    guard let meta = find("meta", in: file, from: 0), let iprp = find("iprp", in: file, from: meta + 12),
      let ipco = find("ipco", in: file, from: iprp + 8), let ipma = find("ipma", in: file, from: iprp + 8),
      let iloc = find("iloc", in: file, from: meta + 12)
    else { return file }
    let metaEnd = meta + file.big(at: meta, bytes: 4)
    let grown = boxes.reduce(0) { $0 + $1.count } + boxes.count
    var turned = file
    // From the end to the start, so that places stay right: links of the last item, properties, places of data.
    let ipmaEnd = ipma + file.big(at: ipma, bytes: 4)
    let first = properties(in: file, ipco: ipco) + 1
    turned.insert(contentsOf: boxes.indices.map { 0x80 | UInt8(first + $0) }, at: ipmaEnd)
    turned[lastCount(in: file, ipma: ipma)] += UInt8(boxes.count)
    turned.insert(contentsOf: boxes.flatMap { $0 }, at: ipco + file.big(at: ipco, bytes: 4))
    grow(&turned, at: ipma + boxes.reduce(0) { $0 + $1.count }, by: boxes.count)
    grow(&turned, at: ipco, by: boxes.reduce(0) { $0 + $1.count })
    for start in [iprp, meta] { grow(&turned, at: start, by: grown) }
    let data = metaEnd + 8
    for at in iloc..<iloc + file.big(at: iloc, bytes: 4) - 3 where file.big(at: at, bytes: 4) == data {
      grow(&turned, at: at, by: grown)
    }
    return turned
  }

  private static func box(_ name: String, _ data: [UInt8]) -> [UInt8] {
    var box: [UInt8] = []
    box.append(big: 8 + data.count, bytes: 4)
    return box + Array(name.utf8) + data
  }

  private static func find(_ name: String, in file: [UInt8], from start: Int) -> Int? {
    var at = start
    while at + 8 <= file.count {
      if file[at + 4..<at + 8].elementsEqual(name.utf8) { return at }
      at += max(file.big(at: at, bytes: 4), 8)
    }
    return nil
  }

  private static func properties(in file: [UInt8], ipco: Int) -> Int {
    var count = 0
    var at = ipco + 8
    while at < ipco + file.big(at: ipco, bytes: 4) {
      count += 1
      at += file.big(at: at, bytes: 4)
    }
    return count
  }

  /// Where the number of links of the last item stands; items are two bytes, links one.
  private static func lastCount(in file: [UInt8], ipma: Int) -> Int {
    var at = ipma + 16
    for _ in 1..<file.big(at: ipma + 12, bytes: 4) { at += 3 + Int(file[at + 2]) }
    return at + 2
  }

  /// Adds to the four-byte number at `start`.
  private static func grow(_ file: inout [UInt8], at start: Int, by count: Int) {
    var value: [UInt8] = []
    value.append(big: file.big(at: start, bytes: 4) + count, bytes: 4)
    file.replaceSubrange(start..<start + 4, with: value)
  }
}
