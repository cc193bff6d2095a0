internal import Domain

/// Looks through metadata for the orientation and for what it gives away. Safe on any bytes.
struct MetadataScan {
  private(set) var orientation = Orientation.upright
  private(set) var secrets: Set<PictureTraits.Secret> = []

  /// A block of EXIF data, with or without the name that JPEG puts before it (CIPA DC-008, 4.6).
  mutating func readExif(_ block: ArraySlice<UInt8>) {
    let bytes = Array(block.starts(with: Self.exifName) ? block.dropFirst(Self.exifName.count) : block)
    guard let directory = TIFFDirectory(bytes) else { return }
    if let value = directory.number(274), let found = Orientation(rawValue: value) { orientation = found }
    // Latitude and longitude: an empty block tells nothing.
    let places = directory.number(0x8825).flatMap { TIFFDirectory(bytes, at: $0) }
    if places?.has(2) == true || places?.has(4) == true { secrets.insert(.place) }
    // Maker and model; the maker's own notes, the owner's name and the serial numbers.
    let camera = directory.number(0x8769).flatMap { TIFFDirectory(bytes, at: $0) }
    let cameraTags = [0x927C, 0xA430, 0xA431, 0xA433, 0xA434, 0xA435]
    if directory.has(0x010F) || directory.has(0x0110)
      || cameraTags.contains(where: { camera?.has($0) == true })
    {
      secrets.insert(.camera)
    }
  }

  /// A packet of XMP, which is text (ISO 16684-1).
  mutating func readXMP(_ packet: ArraySlice<UInt8>) {
    let text = String(decoding: packet, as: UTF8.self)
    if ["exif:GPS", "photoshop:City", "Iptc4xmpCore:Location"].contains(where: text.contains) {
      secrets.insert(.place)
    }
    if ["tiff:Make", "tiff:Model", "SerialNumber"].contains(where: text.contains) { secrets.insert(.camera) }
  }

  /// Photoshop's resources, one of which is the IPTC record: city, place in it, province and country.
  mutating func readPhotoshop(_ block: ArraySlice<UInt8>) {
    let bytes = Array(block.dropFirst(Self.photoshopName.count))
    var at = 0
    while at + 12 <= bytes.count, bytes[at..<at + 4].elementsEqual("8BIM".utf8) {
      // The resource's name is of even length, with the byte that counts it.
      let name = (Int(bytes[at + 6]) + 2) / 2 * 2
      guard let length = bytes.bigEndian(at + 6 + name, 4) else { return }
      let start = at + 10 + name
      guard length <= bytes.count - start else { return }
      if bytes.bigEndian(at + 4, 2) == 0x0404 { readIPTC(bytes[start..<start + length]) }
      at = start + length + length % 2
    }
  }

  private mutating func readIPTC(_ record: ArraySlice<UInt8>) {
    var at = record.startIndex
    while at + 5 <= record.endIndex, record[at] == 0x1C {
      let length = Int(record[at + 3]) << 8 | Int(record[at + 4])
      if record[at + 1] == 2, [90, 92, 95, 101].contains(record[at + 2]), length > 0 {
        secrets.insert(.place)
      }
      at += 5 + length
    }
  }

  static let exifName = Array("Exif\0\0".utf8)
  static let xmpName = Array("http://ns.adobe.com/xap/1.0/\0".utf8)
  static let photoshopName = Array("Photoshop 3.0\0".utf8)
}
