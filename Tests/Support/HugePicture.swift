package import SystemPackage

#if canImport(Glibc)
  private import Glibc
#else
  private import Darwin
#endif

/// A black grey-scale TIFF of any size that takes no room on the disk and much time to decode.
package enum HugePicture {
  /// Uncompressed, one strip; `width * height` bytes of pixels (TIFF 6.0, sections 2 and 4).
  package static func write(width: UInt32, height: UInt32, to path: FilePath) throws {
    let start: UInt32 = 8 + 2 + 9 * 12 + 4
    let fields: [(tag: UInt16, type: UInt16, value: UInt32)] = [
      (256, 4, width), (257, 4, height), (258, 3, 8), (259, 3, 1), (262, 3, 1), (273, 4, start), (277, 3, 1),
      (278, 4, height), (279, 4, width * height),
    ]
    var bytes = Array("II".utf8) + little(UInt16(42)) + little(UInt32(8)) + little(UInt16(fields.count))
    for field in fields {
      bytes += little(field.tag) + little(field.type) + little(UInt32(1)) + little(field.value)
    }
    try FileBytes.write(bytes + little(UInt32(0)), to: path)
    let status = unsafe path.withPlatformString { unsafe truncate($0, off_t(start + width * height)) }
    if status != 0 { throw Errno(rawValue: errno) }
  }

  private static func little(_ value: some FixedWidthInteger) -> [UInt8] {
    unsafe withUnsafeBytes(of: value.littleEndian) { unsafe Array($0) }
  }
}
