/// The first directory of a TIFF or BigTIFF file, for what libvips does not tell. Safe on any bytes.
struct TIFFDirectory {
  private let bytes: [UInt8]
  private let isLittleEndian: Bool
  private let isBig: Bool
  private var start = 0
  /// Where each tag's entry starts.
  private var entries: [Int: Int] = [:]

  /// Nil when there is no directory where the header says.
  ///
  /// - Parameter at: where another directory of the file starts; nil for the first.
  init?(_ bytes: [UInt8], at place: Int? = nil) {
    guard bytes.count >= 16, bytes[0] == bytes[1], bytes[0] == 0x49 || bytes[0] == 0x4D else { return nil }
    self.bytes = bytes
    isLittleEndian = bytes[0] == 0x49
    isBig = (isLittleEndian ? bytes[2] : bytes[3]) == 43
    let (countSize, entrySize) = isBig ? (8, 20) : (2, 12)
    guard let start = place ?? number(at: isBig ? 8 : 4, size: isBig ? 8 : 4),
      let count = number(at: start, size: countSize), count <= 65_535
    else { return nil }
    self.start = start
    for index in 0..<count {
      let entry = start + countSize + index * entrySize
      guard let tag = number(at: entry, size: 2), entry + entrySize <= bytes.count else { return nil }
      entries[tag] = entry
    }
  }

  func has(_ tag: Int) -> Bool { entries[tag] != nil }

  /// The first whole number of a tag; nil when there is none.
  func number(_ tag: Int) -> Int? { values(tag)?.first }

  /// It says of itself that it is a small version of another picture: so the raw files of cameras begin.
  var isReduced: Bool { (number(254) ?? 0) & 1 == 1 }

  /// libvips takes every other meaning of samples for RGB or grey, which shows garbage: YCbCr that is not JPEG's (6),
  /// the mosaic of a sensor (32803), two further kinds of Lab (9 and 10).
  var hasKnownColours: Bool {
    guard let photometric = values(262)?.first else { return true }
    return [0, 1, 2, 3, 5, 8].contains(photometric) || photometric == 6 && values(259)?.first == 7
  }

  /// Width and height; nil when one is missing.
  var size: (width: Int, height: Int)? {
    guard let width = number(256), let height = number(257) else { return nil }
    return (width, height)
  }

  /// Which of the channels are colours and which one is the transparency.
  struct Channels: Equatable {
    let colours: Int
    let alpha: Int?
  }

  /// Nil when there are no channels beside the colours, or the colours are not known.
  ///
  /// Only what is declared as alpha (1 and 2) is: a channel without a meaning (0, or none given) is a selection, a
  /// mask or a spot ink of the program that wrote it, and would punch holes into the picture (TIFF 6.0, section 18).
  var channels: Channels? {
    let byPhotometric = [0: 1, 1: 1, 2: 3, 3: 1, 5: 4, 6: 3, 8: 3]
    guard let photometric = number(262), let colours = byPhotometric[photometric],
      let samples = number(277), samples > colours
    else { return nil }
    let meanings = (values(338) ?? []).prefix(samples - colours)
    return Channels(
      colours: colours, alpha: meanings.firstIndex { $0 == 1 || $0 == 2 }.map { colours + $0 })
  }

  /// All strips or tiles lie inside the file.
  var isWhole: Bool {
    guard let offsets = values(273) ?? values(324), let counts = values(279) ?? values(325),
      offsets.count == counts.count, !offsets.isEmpty
    else { return false }
    return zip(offsets, counts).allSatisfy { $0 <= bytes.count && $1 <= bytes.count - $0 }
  }

  /// How many directories follow one another, this one included; counts up to `limit`, and no round twice.
  func pages(upTo limit: Int) -> Int {
    var seen: Set<Int> = [start]
    var at = start
    while seen.count < limit, let link = link(after: at), let next = number(at: link, size: isBig ? 8 : 4),
      next != 0, number(at: next, size: 2) != nil, seen.insert(next).inserted
    {
      at = next
    }
    return seen.count
  }

  /// The same file with nothing after its first directory; nil when that is so already. libtiff walks through all
  /// of them before it gives the first, slower and slower.
  var alone: [UInt8]? {
    guard let link = link(after: start), let next = number(at: link, size: isBig ? 8 : 4), next != 0 else {
      return nil
    }
    var alone = bytes
    for place in link..<link + (isBig ? 8 : 4) { alone[place] = 0 }
    return alone
  }

  /// Where a directory tells of the next one.
  private func link(after directory: Int) -> Int? {
    let (countSize, entrySize) = isBig ? (8, 20) : (2, 12)
    guard let count = number(at: directory, size: countSize), count <= 65_535 else { return nil }
    return directory + countSize + count * entrySize
  }

  /// The values of a tag that holds whole numbers; nil when it is absent or reaches over the end.
  private func values(_ tag: Int) -> [Int]? {
    guard let entry = entries[tag], let type = number(at: entry + 2, size: 2),
      let count = number(at: entry + 4, size: isBig ? 8 : 4), let size = [1: 1, 3: 2, 4: 4, 16: 8][type],
      count <= bytes.count / size
    else { return nil }
    let (place, room) = isBig ? (entry + 12, 8) : (entry + 8, 4)
    guard let start = count * size <= room ? place : number(at: place, size: room),
      start <= bytes.count - count * size
    else { return nil }
    return (0..<count).compactMap { number(at: start + $0 * size, size: size) }
  }

  private func number(at start: Int, size: Int) -> Int? {
    isLittleEndian ? bytes.littleEndian(start, size) : bytes.bigEndian(start, size)
  }
}
